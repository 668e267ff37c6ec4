/** The one instant of a statement and the calendar day of it in England; a common table expression. */
export const MOMENT = `moment AS MATERIALIZED (
  SELECT t.now, (t.now AT TIME ZONE 'Europe/London')::date AS today FROM (SELECT clock_timestamp() AS now) t
)`;

/** The directory's entry of the practitioner `p`, as `EnquirerPerson`. */
export const PERSON_ENTRY = `json_build_object(
    'id', p.id, 'givenName', p.given_name, 'familyName', p.family_name, 'workPhone', p.work_phone,
    'birthDate', p.birth_date, 'homePostcode', p.home_postcode, 'homeAddressKey', p.home_address_key,
    'vettingCheckedOn', p.vetting_checked_on, 'vettingRenewalMonths', p.vetting_renewal_months, 'barred', p.barred,
    'trainingCompletedOn', p.training_completed_on, 'trainingRenewalMonths', p.training_renewal_months)`;

/** The post `t` at the organisation `o`, as `EnquirerPost`; `registered` is SQL for whether an issuer speaks for it. */
export const postEntry = (registered: string) => `json_build_object(
    'id', t.id, 'group', t.practitioner_group, 'purposes', t.purposes, 'settings', t.settings,
    'organisation', json_build_object(
      'id', o.id, 'name', o.name, 'kind', o.kind, 'sector', o.sector, 'authorityId', o.authority_id,
      'active', o.active, 'confidentialService', o.confidential_service, 'issuerRegistered', ${registered}))`;

/** SQL for whether the post `t` is active today. */
export const ACTIVE_POST =
  't.active_from <= moment.today AND (t.active_until IS NULL OR t.active_until >= moment.today)';

/** The practitioner who signed in as `q.issuer` and `q.subject`; a lateral sub-select. */
export const ENQUIRER = `
  SELECT p.id AS practitioner_id, ${PERSON_ENTRY} AS entry
  FROM hub.sign_in s JOIN hub.practitioner p ON p.id = s.practitioner_id
  WHERE s.issuer = q.issuer AND s.subject = q.subject`;

/** The post that was chosen, when it is this practitioner's and active; a lateral sub-select after `enquirer`. */
export const CHOSEN_POST = `
  SELECT t.id, t.organisation_id, ${postEntry(`EXISTS (SELECT FROM hub.issuer_organisation i
        WHERE i.issuer = q.issuer AND i.organisation_id = o.id)`)} AS entry
  FROM hub.post t JOIN hub.organisation o ON o.id = t.organisation_id
  WHERE t.id = q.post_id AND t.practitioner_id = enquirer.practitioner_id
    AND ${ACTIVE_POST}`;
