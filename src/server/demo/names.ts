/**
 * Given and family names that go together. A name in another script is followed by its Latin form after a bar, from
 * which usernames are made.
 */
export interface NameGroup {
  given: string[];
  family: string[];
}

const words = (text: string) => text.split(' ');

export const NAME_GROUPS: NameGroup[] = [
  {
    given: words('Kadri Liis Maarja Kristjan Rasmus Priit Ülle Jüri Õie Tõnu Annika Siim'),
    family: words('Tamm Saar Sepp Mägi Kask Kukk Rebane Ilves Pärn Kõiv Lepik Raudsepp'),
  },
  {
    given: words('Aino Eero Hanna Juhani Kaisa Mikko Päivi Väinö Satu Antti Outi Pekka'),
    family: words('Korhonen Virtanen Mäkinen Nieminen Hämäläinen Heikkinen Järvinen Lehtonen Saarinen Räsänen'),
  },
  {
    given: words('Astrid Bjørn Ingrid Lars Signe Søren Freja Håkon Elsa Magnus Åsa Gunnar'),
    family: words('Andersson Johansen Nørgaard Bergström Lindholm Haugen Sørensen Åkesson Dahl Holmgren'),
  },
  {
    given: words('Anke Jörg Katharina Matthias Sabine Stefan Ursula Wolfgang Heike Lukas Jana Moritz'),
    family: words('Müller Schröder Weiß Krüger Hoffmann Bauer Zimmermann Köhler Vogel Brandt Lindemann'),
  },
  {
    given: words('Amélie Benoît Camille François Hélène Jérôme Margaux Nicolas Océane Théo Zoé Yannick'),
    family: words('Lefèvre Moreau Girard Roux Fournier Mercier Dubois Chevalier Perrin Garnier'),
  },
  {
    given: words('Agnieszka Bartosz Jadwiga Łukasz Małgorzata Paweł Stanisław Wojciech Zofia Żaneta Michał'),
    family: words('Kowalczyk Wiśniewska Zieliński Dąbrowski Wójcik Szymańska Woźniak Kaczmarek Jabłoński'),
  },
  {
    given: words('Alejandro Begoña Iñaki Lucía Núria Rocío Sergio Xavier Carmen Joaquín Itziar Pau'),
    family: words('García Ibáñez Muñoz Ferrer Castellanos Etxeberria Puig Serrano Domínguez Peña'),
  },
  {
    given: words('Chiara Davide Federica Giulia Lorenzo Marco Niccolò Paola Simone Valentina'),
    family: words('Rossi Bianchi Esposito Ferrari Colombo Ricci Marino Conti Galli Santoro'),
  },
  {
    given: words('Beatriz Diogo Inês João Leonor Rui Sofia Tiago Conceição Gonçalo'),
    family: words('Carvalho Araújo Magalhães Simões Fonseca Brandão Teixeira Nóbrega Assunção'),
  },
  {
    given: words('Adéla Bohumil Jiří Kateřina Ondřej Petra Tomáš Zdeněk Ľubica Matúš Žofia'),
    family: words('Dvořák Novotná Procházka Černý Růžička Šimek Horáková Kučera Krejčí Vaněk'),
  },
  {
    given: words('Ana Dragan Ivana Luka Mirjana Nikola Željko Đurđa Goran Tea'),
    family: words('Horvat Kovačević Babić Jurić Petrović Đorđević Marušić Župančič Golob'),
  },
  {
    given: words('Ágnes Bence Csilla Dániel Eszter Gergő Ildikó Zoltán Réka László'),
    family: words('Nagy Szabó Kovács Tóth Horváth Németh Farkas Szűcs Őri Balogh'),
  },
  {
    given: words('Ελένη|eleni Νίκος|nikos Μαρία|maria Γιώργος|giorgos Δημήτρης|dimitris Κατερίνα|katerina'),
    family: words('Παπαδόπουλος|papadopoulos Νικολάου|nikolaou Οικονόμου|oikonomou Βλάχος|vlachos Ιωάννου|ioannou'),
  },
  {
    given: words('Олена|olena Андрій|andrii Тетяна|tetiana Дмитро|dmytro Ірина|iryna Богдан|bohdan Юлія|yuliia'),
    family: words('Шевченко|shevchenko Бондар|bondar Коваль|koval Мельник|melnyk Ткачук|tkachuk Лисенко|lysenko'),
  },
  {
    given: words('Ayşe Burak Çağla Emre Gülşen İbrahim Özlem Şirin Ufuk Zeynep'),
    family: words('Yılmaz Kaya Demir Çelik Şahin Yıldız Öztürk Aydın Doğan Güneş'),
  },
  {
    given: words('Aoife Cillian Eimear Fionn Niamh Oisín Ruairí Saoirse Gwen Rhys'),
    family: words("O'Brien Ní_Dhomhnaill MacCarthy Byrne O'Sullivan Llewellyn Davies Ó_Briain Kavanagh"),
  },
  {
    given: words('Emily George Harriet Imogen Jack Nathaniel Olivia Rupert Sophie William'),
    family: words('Ashworth Bennett Clarke Fairweather Hughes Okafor-Reid Patterson Thistlethwaite Whitmore'),
  },
  {
    given: words('Aarav Divya Ishaan Kavya Lakshmi Priya Rohan Sanjay Ananya Vikram'),
    family: words('Sharma Iyer Chatterjee Venkataraman Reddy Kulkarni Nair Banerjee Subramanian Patel'),
  },
  {
    given: words('Wei Xiaoming Jing Lihua Yutong Hao Meiling 志强|zhiqiang 雅婷|yating 晓东|xiaodong'),
    family: words('Wang Li Zhang Chen Liu Huang Zhao Zhou Xu 王|wang 陈|chen'),
  },
  {
    given: words('Haruka Kenji Naoko Sakura Takeshi Yuki 陽子|yoko 健太|kenta'),
    family: words('Tanaka Suzuki Watanabe Yamamoto Kobayashi Nakamura 佐藤|sato 伊藤|ito'),
  },
  {
    given: words('Anh Bảo Hương Linh Minh Ngọc Quỳnh Thảo Tuấn Đức'),
    family: words('Nguyễn Trần Phạm Hoàng Vũ Đặng Bùi Đỗ Lý'),
  },
  {
    given: words('Layla Omar Yasmin Karim Nour Tariq ليلى|layla عمر|omar سارة|sara'),
    family: words('Haddad Khalil Mansour Nasser El-Sayed Benali حداد|haddad منصور|mansour'),
  },
  {
    given: words('Adaeze Chinedu Folasade Kwame Ngozi Tendai Wanjiru Zainab Amara Sipho'),
    family: words('Adeyemi Okonkwo Mensah Mwangi Nkosi Abubakar Eze Diallo Owusu Kamau'),
  },
];

/** People whose names try the layout: very long, a single word, none at all, punctuation, the other direction. */
export const UNUSUAL_PEOPLE = [
  {
    username: 'maria.fernandez-bujarrabal',
    first_name: 'María de los Ángeles Guadalupe',
    last_name: 'Fernández-Bujarrabal Villoslada y Ortiz de Zárate',
  },
  {
    username: 'wolfeschlegelsteinhausenbergerdorff',
    first_name: 'Hubert',
    last_name: 'Wolfeschlegelsteinhausenbergerdorff',
  },
  { username: 'suharto', first_name: 'Suharto', last_name: '' },
  { username: 'svc-data-harvester', first_name: '', last_name: '' },
  { username: 'x', first_name: 'X', last_name: 'Æ' },
  { username: 'robert.oneill', first_name: 'Robert "Bob"', last_name: 'O’Neill & Søn <jr.>' },
  { username: 'avraham.ben-david', first_name: 'אברהם', last_name: 'בן־דוד' },
  { username: 'jp.de-la-croix', first_name: 'Jean-Pierre', last_name: 'de la Croix-Saint-André' },
  { username: 'nguyen.thi-minh-khai', first_name: 'Thị Minh Khai', last_name: 'Nguyễn' },
  { username: 'zoe.emoji', first_name: 'Zoë 🌲', last_name: 'van ’t Woud' },
  { username: 'thorbjorg', first_name: 'Þorbjörg', last_name: 'Guðmundsdóttir' },
] as const;

export const HOME_ORGANISATIONS = [
  { name: 'University of Northern Studies', domain: 'north.example.org' },
  { name: 'Polytechnic of the Lakes', domain: 'lakes.example.org' },
  { name: 'Institute for Climate Modelling', domain: 'climate.example.net' },
  { name: 'Centre for Molecular Medicine', domain: 'molmed.example.org' },
  { name: 'Universität am Strom', domain: 'strom.example.com' },
  { name: 'Université des Trois Rivières', domain: 'troisrivieres.example.org' },
  { name: 'National Observatory', domain: 'observatory.example.net' },
  { name: 'Academy of Language and Culture', domain: 'academy.example.org' },
  { name: 'Marine Research Station', domain: 'marine.example.net' },
  { name: 'College of Engineering and Design', domain: 'ced.example.com' },
  { name: '', domain: 'mail.example.com' },
] as const;
