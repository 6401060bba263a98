/**
 * Words that stand in any mail, folded as `wordsOf` folds: a name that is nothing but such words is found nowhere.
 * English, German, French, Spanish, Portuguese.
 */
export const commonWords: ReadonlySet<string> = new Set(
  `a about above access account accounts action active after again agency all also always am amount an and annual
  another any apple are area art as ask asset assets at attached available away back bank base be because been before best
  better big bill black blue board book both box brand bridge brother build building business but buy by call can
  capital car care case cash cc cell center central centre chain chance change check city class clean clear click close cloud club
  code come common community company complete concept connect consult consulting contact content contract control cool copy core corner could
  cost count country court credit crew cross customer data date day days deal dear delivery delta demand design
  desk did digital direct do doc doctor document does done door down draft dream drive due each early east easy edge
  edit effect email end energy enjoy enterprise event ever every exchange express eye fact fair fast fax feel few field file
  final find fine fire first fit five flex flow focus follow food for form formula forward four frame free fresh friday
  friend from full fun fund future game gap garden gate general get gift give global go gold good grand great green
  ground group grow growth guide had hand happy has have he head health hello help her here hi high hill him his
  hold home hope host hour house how however i ice idea if important in inc index industry info information inside instant
  interest internal international into invoice is island issue it item its january job join july june just keep key kind king know lab labs lake land large
  last late law lead learn left less let letter level life light like line link list little live local log logistics london long
  look lot love low ltd made mail main make man many mark market matter may maybe me mean media meeting member message
  metro mind minute mobile model modern monday money month more most motion move much music must my name nature near need net network
  new news next nice night no noble none north not note now number of off offer office ok old on once one online only open option
  or orange order other our out over own page paid paper park part partner partners party pay payment peak people per person
  phone photo pick place plan planet play please plus point pool port post power premium present price prime print pro process product
  production profile program progress project proper provide public pulse pure purchase push question quick quote range rate re reach read
  ready real reason receive red reference regards regard region remote reply report request research resource rest result return review
  right ring rise river road rock room round run safe sale sales same saturday save say school sea search second secure see
  self sell send senior sent series service services set seven shape share she shell shift ship shop short should show side sign
  signal silver simple since single site six skill sky small smart so social soft software solution solutions some soon sorry source south space spark
  special speed spring square staff stage standard star start state stay step still stock stone stop store strategy stream street
  strong studio study style subject such summer summit sun sunday support sure swift system systems take talk target task tax team tech technology tel ten term
  test text than thank thanks that the their them then there these they thing think this those three through thursday time
  to today together tomorrow too tool top total touch tour town track trade traffic train travel tree true trust try tuesday turn
  two type under union unit united unity until up update upon urgent us use user valley value vat very via video view
  vision visit voice wait walk want was water wave way we web wednesday week welcome well were west what when where
  which while white who whole why will win wind wing wish with within without wood word work works world would write
  year years yellow yes yesterday yet you young your yours zero zone
  aber alle allem allen aller alles als also am an andere anderen angebot anhang anruf ans antwort arbeit auch auf auftrag aus bald
  bau beginn bei beide beim beispiel bereits besser besten betreff bis bitte brief buch da dabei dafur daher damit danach danke dann
  daran darauf das dass datum dazu dein dem den denn der deren des dessen deutsch deutschland die dies diese diesem diesen
  dieser dieses dir doch dort drei du durch eben eigen ein eine einem einen einer eines einfach einige energie ende er erst erste
  es etwa etwas euch euer fall falls fast firma flug folgende form frage frau frei freitag freundlich fur ganz gegen geld gern gerne gesamt
  geschaft gesendet gibt glas gleich gmbh grosse gruss grusse grun gruppe gut gute guten haben hallo hand hat hatte haus heim her herr herrn
  herzlich heute hier hilfe hin hinter hoch hof hotel ich ihm ihn ihnen ihr ihre ihrem ihren ihrer im immer in ins ist ja
  jahr jahre jede jeden jeder jedoch jetzt kann kauf kein keine kommen konnen konto kosten kraft kunde kunden kurz land lange
  lassen leben lieber lieferung liegt linie links luft machen mal man markt mehr mein meine menge mensch mit mitte mittwoch mochte
  moglich monat montag morgen muss nach nachricht nachste nacht name natur neben nein neu neue neuen nicht nichts noch
  nord nun nur ob oben oder ohne ost plan platz post preis pro punkt quelle raum recht rechnung rein ruf rund sache sagen schnell schon schule see sehr
  sein seine seit seite selbst sich sie sind so sollte sommer somit sondern sonne sonntag soweit sowie stadt stand stark statt stelle stern strom stuck stunde sud tag tage
  team teil telefon termin tor uber um und uns unser unsere unten unter viel viele vielen vier vom von vor vorab wald wann war waren warum was wasser weg
  wegen weil weise weiter welche welt wenn wer werden werk wert west wie wieder wien winter wir wird wo woche wollen wunsch zahl zeit zentrum ziel
  zu zum zur zusammen zwei zwischen
  achat afin ai ainsi alors annee appel apres argent au aucun aujourd auquel aussi autre autres aux avant avec avenir avez avoir avons beau beaucoup
  bien bientot blanc bleu bon bonjour bonne bureau ca car ce ceci cela celle celui centre ces cet cette chaque chef chez
  ciel cinq client clients comme comment commande commerce conseil contre cordialement cote dans date de debut dehors deja demain demande depuis derniere des deux devant
  devis dit dix doit donc dont dossier du eau elle elles en encore energie ensuite entre equipe est et etaient etait etant
  ete etre eux facture faire fait faut fin fois font france groupe haut heure heures hier homme horizon hui ici il ils
  je jour jours jusque la le les leur leurs lieu ligne livraison loin lors lui lumiere lundi ma madame mai main mais maison maintenant mal mardi mars me
  meme merci mer mercredi mes message mieux mise mobile moi moins mois mon monde monsieur montagne mot nature ne neuf ni nom nombre non nord
  nos notre nous nouveau nouvel nouvelle nouvelles occasion offre on ont or orange ou oui par parce parfois paris pas pays
  peu peut piece place plus point port pour pouvez pouvoir premier premiere pres prix pro projet quand que quel quelle qui quoi
  reponse rendez rien rouge route rue sa sans sauf se selon semaine sera service ses seul si signature six soir soleil solution somme son sont sous souvent
  sud suis suite sujet sur ta tel telle temps terre tous tout toute toutes travail tres trois trop un une vendredi vent vente vers vert vie
  ville voici voie voir voix vos votre vous vue
  abril acceso adjunto ahora agua al algo alguno alla alto ambos ano anos antes aqui area asi asunto aun aunque ayer azul banco bajo
  bien buena buenas bueno buenos cada calle cambio campo carta casa casi centro cerca cielo cinco ciudad claro cliente clientes como compra con
  contra correo cosa costa cual cuando cuanto cuatro cuenta cuyo da dado de debe debido del dentro desde despues dia dias
  dice dinero donde dos durante el ella ellas ellos empresa en encima entonces entre envio era eran eres es esa ese eso esos espana esta
  estaba estado estamos estan estar estas este esto estos estoy factura favor fecha fin forma fuera fue futuro general gente gracias gran grande grupo
  ha hablar hace hacer hacia han hasta hay hecho hemos hola hora horas hoy igual isla jefe la las le les libre linea llamada
  lo los luego lugar luna lunes luz manana mano mar martes mas mayo mayor me medio mejor menos mercado mes mesa mi mientras mis
  mismo mucho muchos mundo muy nada negro ni ningun noche nombre norte nos nosotros nuestra nuestro nueva nuevo nuevos nunca numero o obra oferta oeste oro os
  otra otro otros pago pais papel para parte pasado pedido pero persona poco poder por porque posible precio presupuesto primera primero proximo
  proyecto pueblo puede pueden puente puerta puerto pues punto que quien quiere respuesta reunion rey rio rojo sabado saber sal saludo saludos san santa se sea segun segundo
  seis semana sera ser servicio servicios si sido siempre siete sin sino sobre sociedad sol solo son soy su sus tal tambien tan
  tanto tarde te tema tenemos tener tengo tercero ti tiempo tiene tienen tierra toda todas todavia todo todos trabajo tras tres tu tus
  ultimo un una unas uno unos uso usted ustedes va valor vamos van varios veces ver verano verde vez via viaje vida viento viernes vista y ya
  abaixo acordo ainda agora ali alem alguem algum amanha antes anexo ao aos apenas apos aquele aqui as assim assunto ate atraves
  bem boa bom brasil cada caminho campo casa caso cem certo ceu chave cidade cliente clientes coisa com como compra conta contrato contudo
  cor cujo da dados das de dela dele deles dentro depois desde dessa desse desta deste deve dia dias disse do dois dos
  duas durante e ela elas ele eles em empresa encomenda enquanto entao entre envio era essa esse esta estado estamos estao estar este estes estou
  eu faz fazer fatura feito fim folha fora foi foram forma forte frente gente grande grupo ha hoje hora horas horizonte inteiro isso isto ja
  jogo la lado lhe linha local logo lua lugar luz maior mais mar mas me mercado meio melhor menos mes mesa mesmo meu minha
  momento monte mundo muito na nada nao nas nem nenhum neste no noite nome norte nos nossa nosso nova novo novos num numa numero nunca o obra
  obrigado obrigada ola onde ontem os ou ouro outra outro outros pagamento pais para parte passado pedido pela pelo pelos pequeno pessoa poder pode ponte ponto
  por porque porta porto portugal pouco praia prazo preco primeira primeiro produto projeto proxima proximo quais qual quando quanto que quem quer reuniao
  resposta rio rua sao se segunda segundo seja sem semana semanas sempre senhor ser sera serra servico servicos seu seus sido sim sob sobre sol
  somente sou sua sul tal tambem tanto tarde tem tempo ter terceiro terra teu teve tipo toda todas todo todos trabalho tres tu tudo
  ultima ultimo um uma umas uns vai vale valor vamos vento ver verao verde vez vida viagem vista voce voces vos`
    .split(/\s+/)
    .filter(Boolean),
);
