"""Feminine and masculine forms of a title embed alike: fit must not depend on gender."""

from __future__ import annotations

import numpy as np
import pytest

from matcher.skills.encoder import SkillEncoder, default_encoder_path
from matcher.skills.normalisation import normalised

ENCODER = SkillEncoder.load(default_encoder_path())
LARGEST_DIFFERENCE = 0.02

# Feminine, masculine. Left out, since use gives the two another meaning: secretaresse (office)
# and secretaris (board), werkster (cleaner) and werker, verpleegkundige (both).
PAIRS = tuple(
    tuple(pair.strip().split("/"))
    for pair in """
    actrice/acteur, activiteitenbegeleidster/activiteitenbegeleider,
    administratief medewerkster/administratief medewerker,
    administratief assistente/administratief assistent, adviseuse/adviseur, agente/agent,
    alfahulpverleenster/alfahulpverlener, ambtenares/ambtenaar, animatrice/animator,
    apothekersassistente/apothekersassistent, archivaresse/archivaris, bakster/bakker,
    barvrouw/barman, begeleidster/begeleider, beheerster/beheerder,
    bejaardenverzorgster/bejaardenverzorger, bewaakster/bewaker, bezorgster/bezorger,
    bibliothecaresse/bibliothecaris, bloemiste/bloemist, boekhoudster/boekhouder, boerin/boer,
    buschauffeuse/buschauffeur, cameravrouw/cameraman, chauffeuse/chauffeur, chef-kokkin/chef-kok,
    cliëntbegeleidster/cliëntbegeleider, conductrice/conducteur, consulente/consulent,
    controleuse/controleur, coupeuse/coupeur, coördinatrice/coördinator, danseres/danser,
    dierenverzorgster/dierenverzorger, diëtiste/diëtist, directrice/directeur, docente/docent,
    doktersassistente/doktersassistent, fotografe/fotograaf, fysiotherapeute/fysiotherapeut,
    gastvrouw/gastheer, gezinsverzorgster/gezinsverzorger, glazenwasster/glazenwasser,
    groepsleidster/groepsleider, hovenierster/hovenier, huishoudelijk verzorgster/huishoudelijk
    verzorger, huismeesteres/huismeester, hulpverleenster/hulpverlener, illustratrice/illustrator,
    inpakster/inpakker, inspectrice/inspecteur, instructrice/instructeur,
    interieurverzorgster/interieurverzorger, juriste/jurist, kantinemedewerkster/kantinemedewerker,
    kapster/kapper, kassière/kassier, caissière/kassier, koerierster/koerier, kokkin/kok,
    kraamverzorgster/kraamverzorger, kweekster/kweker, laborante/laborant, lasster/lasser,
    leerlinge/leerling, leidster/leider, lerares/leraar, logopediste/logopedist,
    maatschappelijk werkster/maatschappelijk werker, machinebedienster/machinebediener,
    magazijnmedewerkster/magazijnmedewerker, masseuse/masseur, medewerkster/medewerker,
    molenares/molenaar, monteuse/monteur, naaister/naaier, onderneemster/ondernemer,
    onderwijzeres/onderwijzer, onderzoekster/onderzoeker, ontwerpster/ontwerper,
    operatrice/operator, opzichtster/opzichter, orderpickster/orderpicker,
    organisatrice/organisator, pedagoge/pedagoog, plukster/plukker, politieagente/politieagent,
    portierster/portier, postbestelster/postbesteller, presentatrice/presentator,
    productiemedewerkster/productiemedewerker, programmeuse/programmeur, psychologe/psycholoog,
    receptioniste/receptionist, redactrice/redacteur, regisseuse/regisseur, schilderes/schilder,
    schoonheidsspecialiste/schoonheidsspecialist, schoonmaakster/schoonmaker,
    schoonmaakmedewerkster/schoonmaakmedewerker, schrijfster/schrijver, slaapwachtster/slaapwachter,
    sorteerster/sorteerder, stagiaire/stagiair, stewardess/steward, strijkster/strijker,
    stukadoorster/stukadoor, tandartsassistente/tandartsassistent, taxichauffeuse/taxichauffeur,
    teamleidster/teamleider, telefoniste/telefonist, timmervrouw/timmerman, tolkster/tolk,
    toezichthoudster/toezichthouder, trainster/trainer, trambestuurster/trambestuurder,
    tuinierster/tuinier, vakkenvulster/vakkenvuller, vakvrouw/vakman, verkoopster/verkoper,
    verpleegster/verpleger, vertaalster/vertaler, vertegenwoordigster/vertegenwoordiger,
    voedingsassistente/voedingsassistent, voorvrouw/voorman,
    vrachtwagenchauffeuse/vrachtwagenchauffeur, vrijwilligster/vrijwilliger, wasster/wasser,
    werkgeefster/werkgever, werkneemster/werknemer, winkelmedewerkster/winkelmedewerker,
    zangeres/zanger
    """.replace("\n", " ").split(",")
)
THIRD_PHRASES = (
    "vloeren dweilen", "orderpicken", "zorg voor ouderen", "klanten helpen", "lassen",
    "heftruckchauffeur", "kinderen begeleiden", "administratie bijhouden", "haar knippen",
    "machines bedienen",
)  # fmt: skip
ONLY_LOOK_FEMININE = (
    "minister", "register", "venster", "klooster", "meester", "monster nemen", "rooster maken",
    "pleister", "kadaster", "hamster", "poster", "cluster", "polyester", "filmster", "webmaster",
    "gemeente", "juiste", "vereiste", "vroedvrouw", "secretaresse", "matrice", "horloge",
    "synagoge", "winkelbediende", "verpleegkundige", "zuster", "priester",
)  # fmt: skip


def test_the_list_is_long_and_holds_each_pair_once() -> None:
    assert len(PAIRS) == len(set(PAIRS)) >= 100
    assert all(len(pair) == 2 for pair in PAIRS)


@pytest.mark.parametrize(("feminine", "masculine"), PAIRS)
def test_a_gendered_title_is_as_near_to_anything_as_its_counterpart(
    feminine: str, masculine: str
) -> None:
    pair = ENCODER.encode([feminine, masculine])
    thirds = ENCODER.encode(THIRD_PHRASES)
    assert np.abs(pair[0] @ thirds.T - pair[1] @ thirds.T).max() <= LARGEST_DIFFERENCE


@pytest.mark.parametrize("phrase", ONLY_LOOK_FEMININE)
def test_a_word_that_only_looks_feminine_stays_what_it_is(phrase: str) -> None:
    assert normalised(phrase) == phrase


@pytest.mark.parametrize(
    ("feminine", "masculine"),
    [
        ("dakdekster", "dakdekker"),
        ("tegelzetster", "tegelzetter"),
        ("vuurwerkmaakster", "vuurwerkmaker"),
        ("kaartjesknipster", "kaartjesknipper"),
        ("geefster", "gever"),
        ("voorleesster", "voorlezer"),
        ("schuurster", "schuurder"),
        ("handelaarster", "handelaar"),
        ("winkelierster", "winkelier"),
        ("beveiligster", "beveiliger"),
        ("uitbaatster", "uitbater"),
        ("grafdelfster", "grafdelver"),
        ("golfster", "golfer"),
    ],
)
def test_a_title_on_ster_is_spelt_as_dutch_spells_its_counterpart(
    feminine: str, masculine: str
) -> None:
    assert normalised(feminine) == normalised(masculine) == masculine
