"""Whole paragraphs as newsrooms paste them, with a bar before each sentence but the first.

The texts are our own; names and events are invented.
"""

from __future__ import annotations

import pytest

from claims.split.blocks import blocks
from claims.split.sentences import sentences

FRENCH = {
    "caption with credit, title and dateline": (
        "Vallée de l'Orne\n|La digue de Saint-Véran rouvre après deux mois\n|AEX/LÉA FONTAN - La digue, le 4 mai\n\n"
        "|SAINT-VÉRAN (AFP) –| M. Pradel a coupé le ruban à 9 h 30. |Mme Pradel était là, à 200 m. du pont."
    ),
    "a quotation of several sentences before its speaker": (
        "« Nous avons fermé la vanne. |Personne ne nous a prévenus. |C'est très grave », raconte M. Aubry. |Il porte plainte."
    ),
    "a quotation that stands alone, then a running sentence": (
        "Le maire a répondu : « Non. » |Puis il a quitté la salle. |« Il reviendra », assure Me Hardy."
    ),
    "an exclamation inside a running sentence": (
        "« Quelle honte ! » s'est écriée la députée. |« Qui paiera ? » a demandé un élu. |Silence dans les rangs…"
    ),
    "quotations inside quotations": (
        "« Il m'a dit “je signe”. |Il n'a pas signé », se souvient l'avocate. |Son client « n'a rien à cacher »."
    ),
    "initials, titles and ranks": (
        "Le col. J.-P. Marchetti et A. K. Boyer ont témoigné. |Le Pr. Sow aussi. |L'adj. Petit, non."
    ),
    "amounts and decimal points": (
        "Le déficit atteint 3.7 % du PIB, soit 82,4 Md€. |En 2019, il était de 2,9 %. |Le prix : 1 200,50 €."
    ),
    "articles of law": (
        "L'art. L. 121-3 du code et l'al. 2 de l'art. 9 s'appliquent (cf. p. 14). |La loi no 78-17 aussi."
    ),
    "dates before and after Christ": (
        "Le mur date de 52 av. J.-C. |Le village est plus récent. |Un temple du IIe s. apr. J.-C. le borde."
    ),
    "an abbreviated firm": (
        "La société Brix Inc. a racheté Volt & Cie. |Le prix reste secret. |Volt S.A. employait 40 personnes."
    ),
    "suspension points": (
        "Il hésite… et signe. |Trop tard... |Le train était parti. |« Je croyais que… », souffle-t-il."
    ),
    "words left out": (
        "« Le rapport […] Moreau sera publié. […] |Nous verrons bien », dit le texte. |La suite est connue."
    ),
    "an interview": (
        "Avez-vous lu le rapport ?\n|Oui. |Je l'ai lu deux fois.\n|— Et alors ? |— Alors rien.\n|Q : Pourquoi ?\n|R : Par prudence."
    ),
    "a list": (
        "Le plan prévoit :\n|- 30 lits de plus ;\n|- deux médecins, dont un chir. ;\n|- un scanner.\n|Le vote aura lieu lundi."
    ),
    "a numbered list in one line": (
        "1. Fermer la vanne. |2. Appeler M. Roy. |3. Attendre.\n|a) Ouvrir. |Puis sortir."
    ),
    "a pull quote": (
        "Un titre de page\n\n|Le préfet a parlé mardi. |Il était seul.\n\n|« Nous n'avons jamais vu cela »\n\n|La crue a duré."
    ),
    "furniture between paragraphs": (
        "Un titre de page\n\n|Le conseil a voté.\n\n|Lire aussi : La crue en cinq dates\n\n|Partager\n\n|Le maire est absent."
    ),
    "a byline and a time stamp": (
        "La grève est levée\n|Par Inès Caron (avec AFP)\n|Publié le 3 mai 2021 à 18h05\n\n|Le trafic reprend. |Il reste lent."
    ),
    "straight quotes and no-break blanks": (
        '"Rien n\'est joué",\u00a0dit M.\u00a0Faure. |"Tout peut changer." |L\'été sera\u00a0long\u00a0! |Vraiment\u00a0?'
    ),
    "a slip of the shift key": (
        "Le vote est reporté à la semaine prochaine. |il aura lieu jeudi. |Il y a env. les deux tiers des élus."
    ),
    "addresses": (
        "Écrivez à redaction@courrier.exemple ou lisez www.courrier.exemple/a.b. |Réponse sous 48 h. |Merci."
    ),
}

ENGLISH = {
    "a clock and a dateline": (
        "HARBOUR CITY (Reuters) -| The ferry left at 5 p.m. Monday. |It sank at 6.15 p.m. |Nobody was hurt."
    ),
    "titles and ranks": (
        "Gov. Ann Lee met Lt. Gen. R. J. Stone and Sen. Paul Fox (D-Ore.). |Mr. Fox left. |Dr. Lee stayed."
    ),
    "countries and firms": (
        "The U.S. Senate and U.K. ministers agreed. |Acme Corp. sold it to Birch & Co. |The U.S. said nothing."
    ),
    "a quotation of several sentences": (
        "“We shut the valve. |Nobody warned us,” Mr. Aubrey said. |“It is serious.” |He sued."
    ),
    "a question in quotes": (
        '"Who pays?" Senator Mary Hill asked. |Nobody knew. |"Not us!" she said. |They voted.'
    ),
    "decimals and numbers": (
        "The rate rose to 3.75% from 2.5%. |No. 10 declined to comment, cf. Fig. 2. |It cost £1.2bn."
    ),
    "an interview": ("Q: Did you read it?\n|A: Yes. |Twice.\n|— And then?\n|— Nothing."),
    "a caption and a byline": (
        "Ferry sinks off Harbour City\n|By Jane Doe in Harbour City\n|The ferry last May. |Image: Jane Doe.\n\n"
        "|Divers found it. |Police said so."
    ),
    "initials and suffixes": (
        "J. R. Poole Jr. and W. E. Hart, Ph.D., wrote it. |A. N. Osborne did not. |Mr. Poole Sr. is dead."
    ),
    "months and dates": (
        "It opened on Jan. 5, 2019, and closed on Sept. 3. |It reopened Dec. 1. |Then came spring."
    ),
}


def check(lang: str, example: str) -> None:
    text = example.replace("|", "")
    found = [text[start:end] for start, end in sentences(text, lang, blocks(text, lang))]
    assert found == [part.strip() for part in example.split("|")]


@pytest.mark.parametrize("name", FRENCH)
def test_french_newsroom_paragraphs(name: str) -> None:
    check("fr", FRENCH[name])


@pytest.mark.parametrize("name", ENGLISH)
def test_english_newsroom_paragraphs(name: str) -> None:
    check("en", ENGLISH[name])
