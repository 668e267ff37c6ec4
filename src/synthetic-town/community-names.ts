/** Names of one of England's communities: girls, boys and families, parted by spaces. */
interface CommunityNames {
  /** Of a hundred families of the town, how many. */
  readonly share: number;
  readonly girls: readonly string[];
  readonly boys: readonly string[];
  readonly families: readonly string[];
}

const community = (share: number, girls: string, boys: string, families: string): CommunityNames => ({
  share,
  girls: girls.split(' '),
  boys: boys.split(' '),
  families: families.split(' '),
});

/**
 * The name generator's British names are narrow and partly American; a town in England sounds otherwise. Marks,
 * hyphens, apostrophes and short names are here on purpose: matching has to live with them.
 */
export const COMMUNITIES: readonly CommunityNames[] = [
  community(
    44,
    'Olivia Amelia Isla Ava Poppy Freya Lily Florence Evie Phoebe Daisy Rosie Matilda Zoë Chloë Ellie-Mae Imogen Harriet Martha Beatrice Jessica Lola Elsie Maisie Holly Georgia Bethany Abigail',
    'George Noah Arthur Harry Oscar Archie Jack Theodore Freddie Alfie Charlie Tommy Teddy Reggie Stanley Albie Jenson Riley Callum Kyle Liam Ethan Toby Rory Finley Louis Rupert Tyler-James',
    "Smith Jones Taylor Brown Wilson Davies Robinson Wright Thompson Walker White Green Hall Wood Harris Clarke Jackson Cooper Ward Hughes Mitchell Shaw Barker Fletcher Hargreaves Ramsbottom Entwistle Sykes Ackroyd Heald D'Arcy Barrow-Leigh",
  ),
  community(
    4,
    'Aoife Niamh Siobhán Caoimhe Orla Róisín Bridget Shannon Kathleen Margaret-Rose',
    'Seán Conor Oisín Declan Patrick Eoin Cian Fintan Martin Johnny',
    "O'Connor O'Brien Murphy Kelly Doherty McDonagh Ward Maughan Gallagher Byrne Delaney O'Neill",
  ),
  community(
    4,
    'Siân Cerys Ffion Megan Eilidh Mairi Catrin Nia Isobel Kirsty',
    'Rhys Dylan Gethin Hamish Callum Ewan Ieuan Fraser Alasdair Huw',
    'Evans Llewellyn Pritchard MacLeod Campbell ap-Rhys Morgan Fraser Sinclair Bevan Griffiths Stewart',
  ),
  community(
    12,
    'Aisha Fatima Maryam Zainab Hafsa Khadija Amina Sana Iqra Zara Noor Safiya Mahnoor Sumaiya',
    'Muhammad Mohammed Ibrahim Yusuf Hamza Ali Bilal Umar Zayn Hassan Ayaan Haroon Ismail Abdullah',
    'Khan Hussain Ahmed Begum Iqbal Malik Akhtar Mahmood Chowdhury Miah Rahman Uddin Shah Bibi Mirza Qureshi',
  ),
  community(
    8,
    'Priya Anaya Simran Jasleen Harleen Diya Anika Kavya Riya Meera Gurpreet Ishani',
    'Arjun Rohan Jaspreet Aarav Vihaan Krish Harjot Gurdeep Dev Nikhil Arnav Manraj',
    'Patel Singh Kaur Sharma Shah Desai Gill Sandhu Nair Mistry Joshi Bains Reddy Fernando',
  ),
  community(
    6,
    'Adaeze Chioma Temitope Folasade Ama Abena Oluwaseun Blessing Grace Precious Efua Ngozi',
    'Chidi Emeka Kwame Kofi Oluwatobi Ayodele Emmanuel Samuel Kwabena Obinna Tobi David',
    'Okafor Adeyemi Mensah Boateng Ogunleye Owusu Eze Balogun Asante Nwosu Adebayo Osei Moyo Ncube',
  ),
  community(
    4,
    'Shanice Renée Tianna Amara Keisha Naomi Jada Destiny Esmé Kiara',
    'Jermaine Tyrese Andre Malachi Kymani Isaiah Devonte Nathaniel Marcus Leroy',
    'Campbell Grant Francis Bailey Gordon Powell Morrison Lewis Blake St-Hilaire Joseph Augustin',
  ),
  community(
    3,
    'Hodan Ayaan Sahra Ifrah Fadumo Hibaq Nasteho Asha Hamdi Ubah',
    'Abdirahman Mahad Liban Guled Zakariya Abdi Mustafa Warsame Bashir Idris',
    'Abdi Hassan Warsame Farah Mohamud Jama Osman Yusuf Omar Nur Tesfaye Haile',
  ),
  community(
    6,
    'Zofia Julia Maja Hanna Oliwia Gabrielė Ieva Līga Anastasia Kateryna Małgorzata Agnieszka',
    'Jakub Kacper Szymon Antoni Łukasz Wojciech Mateusz Dominykas Jānis Oleksandr Bohdan Paweł',
    'Kowalski Nowak Wiśniewska Wójcik Kamińska Zieliński Kazlauskas Bērziņš Shevchenko Petrenko Lewandowski Dąbrowska',
  ),
  community(
    3,
    'Andreea Ioana Elena Ștefania Mădălina Nikol Desislava Esmeralda Sara Denisa',
    'Andrei Alexandru Ștefan Ionuț Matei Georgi Ivan Denis Luca Rajko',
    'Popescu Ionescu Radu Dumitru Ciobanu Georgiev Ivanov Horváth Balog Lăcătuș Kotlar Stan',
  ),
  community(
    2,
    'Elif Zeynep Defne Özlem Dilan Rojda Ayşe Ceren Berivan Eleni',
    'Emir Yiğit Kerem Özgür Baran Azad Deniz Mehmet Rojhat Andreas',
    'Yılmaz Kaya Demir Öztürk Şahin Arslan Aydın Doğan Karataş Georgiou Hadjigeorgiou Polat',
  ),
  community(
    2,
    'Mei-Ling Xinyi Hoi-Yan Jia Yuki Linh An Wing-Sze Chun-Yi Thi-Mai',
    'Wei Jun-Jie Ka-Ho Hao Minh Kenji Ho-Yin Tsz-Hin Quang Bo',
    'Wong Li Chan Cheung Ng Wu Nguyen Tran Lam Yip Lau Ho',
  ),
  community(
    2,
    'Layla Rima Nour Yasmin Shirin Parisa Zahra Rania Hala Soraya',
    'Omar Karim Youssef Reza Amir Tariq Khalid Farid Hadi Rawand',
    'Al-Hassan Haddad El-Sayed Karimi Ahmadi Najjar Rahimi Barzani Mansour Al-Jabri Saleh Stanekzai',
  ),
];
