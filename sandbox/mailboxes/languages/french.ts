import { goods, type LanguagePack } from "./language.ts";

export const french: LanguagePack = {
  replyPrefix: "RE: ",
  forwardPrefix: "TR: ",
  greetings: ["Bonjour {first},", "Bonjour,", "Madame, Monsieur,", "Bonjour {first} {last},"],
  closings: ["Cordialement", "Bien cordialement", "Bien à vous", "Merci d’avance", "Très bonne journée"],
  leads: [
    "Merci pour votre retour rapide.",
    "Désolé pour ma réponse tardive, j’étais en déplacement jusqu’au {past}.",
    "Comme convenu au téléphone :",
    "J’ai vu cela avec {colleague}.",
  ],
  asides: [
    "Seriez-vous disponible à {time} pour un point rapide ?",
    "Je mets {colleague} en copie.",
    "Merci de nous confirmer avant le {date}.",
    "Notre numéro de commande est {ref2}.",
  ],
  middles: [
    "cela nous convient. Il reste la quantité : il nous en faut {qty}.",
    "nous pouvons accepter {amount} si tout est réglé avant le {date}.",
    "pourriez-vous me renvoyer la dernière version ? La mienne date du {past}.",
    "la comptabilité exige la référence {ref2} sur chaque pièce.",
    "c’est {percent} de plus que l’an dernier, difficile à défendre en interne. Une marge est-elle possible ?",
    "entendu, nous prévoyons {place}, et {place2} en solution de repli.",
    "petite correction : il s’agit de {qty}.",
    "avez-vous des nouvelles ? Notre client nous relance chaque jour.",
  ],
  endings: [
    "Parfait, c’est réglé. Bon week-end !",
    "Bien reçu, merci encore pour votre aide.",
    "C’est noté, je classe le dossier sous {ref}.",
  ],
  topics: [
    {
      subjects: ["Devis {ref}", "Demande de prix : {product}", "Offre {product}"],
      openings: [
        "nous aurions besoin de {qty} {product} pour le prochain trimestre, livraison à {place} comprise. Pourriez-vous nous adresser un devis avant le {date} ?",
        "veuillez trouver ci-joint notre devis {ref} d’un montant de {amount}, valable jusqu’au {date}.",
      ],
      middles: [
        "le prix nous va, le délai pas tout à fait : il nous faut la première livraison avant le {date}.",
      ],
      file: "offer",
    },
    {
      subjects: ["Facture {ref}", "Relance facture {ref}"],
      openings: [
        "vous trouverez ci-joint la facture {ref} de {amount}, à échéance du {date}.",
        "sauf erreur de notre part, la facture {ref} de {amount} reste impayée. Pouvez-vous vérifier ?",
      ],
      middles: [
        "le numéro de TVA est encore l’ancien, merci de la rééditer.",
        "le virement est parti le {past}.",
      ],
      file: "invoice",
    },
    {
      industries: goods,
      subjects: ["Livraison à {place}", "Retard expédition {ref}", "Créneau de livraison {shortDate}"],
      openings: [
        "l’expédition {ref} ({qty} {product}) arrive à {place} le {shortDate}. Quel créneau vous convient, le matin ou à partir de {time} ?",
      ],
      middles: [
        "le quai de {place} est fermé jusqu’au {shortDate}. Le chauffeur peut-il aller à {place2} ?",
        "deux palettes sont abîmées, photos à l’appui.",
      ],
      file: "list",
    },
    {
      subjects: ["Contrat-cadre {year}", "Renouvellement {year}"],
      openings: [
        "voici le projet pour {year}. Les volumes ({qty}) et le préavis de l’article 4 ont été revus.",
      ],
      middles: ["une modification à l’article 4, sinon nous pouvons signer cette semaine."],
      file: "contract",
    },
    {
      industries: goods,
      subjects: ["Réclamation {ref}", "Défaut constaté : {product}"],
      openings: [
        "sur les {qty} livrés le {past}, environ {percent} sont inutilisables. Photos jointes. Comment procédons-nous ?",
      ],
      middles: ["nous en sommes désolés, le remplacement part demain de {place} à nos frais."],
      file: "photo",
    },
  ],
  products: {
    logistics: ["palettes express", "conteneurs frigorifiques", "formalités douanières"],
    insurance: ["couvertures transport", "polices flotte"],
    machinery: ["réducteurs", "rouleaux de convoyeur", "pompes hydrauliques"],
    software: ["licences du portail", "journées de formation"],
    food: ["bidons d’huile", "caisses de café torréfié", "pots de confiture"],
    construction: ["portes coupe-feu", "poutres en acier", "quais niveleurs"],
    energy: ["bornes de recharge", "panneaux solaires", "pompes à chaleur"],
    medical: ["gants de protection", "armoires de secours", "analyses"],
    travel: ["chambres séminaire", "transferts aéroport"],
    printing: ["catalogues", "étiquettes d’expédition", "étuis carton"],
  },
  attribution: "Le {stamp}, {name} <{address}> a écrit :",
  labels: ["De", "Envoyé", "À", "Cc", "Objet"],
  originalMessage: "-----Message d’origine-----",
  forwardedMessage: "---------- Message transféré ---------",
  forwardNotes: ["Pour info, tu peux t’en charger ?", "Voir ci-dessous.", "Pour tes dossiers."],
  outOfOffice: {
    subject: "Réponse automatique : {subject}",
    body: "Je suis absent du bureau jusqu’au {date}. En cas d’urgence, merci de contacter {colleague}.",
  },
  weekdays: ["dimanche", "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi"],
  months: [
    "janvier",
    "février",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "août",
    "septembre",
    "octobre",
    "novembre",
    "décembre",
  ],
  longDate: "{weekday} {day} {month} {year}",
  shortDate: "{day} {month}",
  disclaimer:
    "Ce message est destiné exclusivement à son destinataire. En cas d’erreur, merci de le supprimer et de prévenir l’expéditeur.",
};
