const WIDTH = 30;

/** Somewhere that a line can be drawn over itself; a file or a pipe gets nothing. */
export interface Screen {
  readonly isTTY?: boolean;
  write(text: string): unknown;
}

/** A bar on one line of `screen`; `advance` moves it on, `end` leaves the line. */
export function progressBar(screen: Screen, label: string, total: number): { advance(by: number): void; end(): void } {
  let done = 0;
  const draw = (): void => {
    if (screen.isTTY !== true) return;
    const share = total === 0 ? 1 : Math.min(1, done / total);
    const filled = Math.round(share * WIDTH);
    screen.write(`\r${label} [${'#'.repeat(filled)}${'.'.repeat(WIDTH - filled)}] ${Math.floor(share * 100)} %`);
  };
  return {
    advance(by) {
      done += by;
      draw();
    },
    end() {
      if (screen.isTTY === true) screen.write('\n');
    },
  };
}
