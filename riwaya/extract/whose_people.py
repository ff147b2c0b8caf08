"""Whose the counted people are by a pronoun (اثنين من مقاتليها, خمسة منهم), by a side they are loyal to (مسلحا مواليا للنظام) or as the rebels of a report (15 متمردا).

In: a count with its telling and its incident. Out: the id of a group, `None` where the words leave it open.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from riwaya.extract.actors.parts import Part
from riwaya.extract.counting.lists.companions import COMPANIONS
from riwaya.extract.counting.reached import OF_RANK
from riwaya.extract.counting.units import units_of
from riwaya.extract.gathering.told import Told
from riwaya.extract.values import ARMED, LOSSES, NON_STATE, STATES, CountFound
from riwaya.lexicon import Lexicon
from riwaya.lexicon.arabic.role_words import load_role_words as words
from riwaya.model import Token

FAMILY_WITHIN = 10
TAKEN = frozenset(("abducted", "detained", "missing", "released"))
LEADERS = ("زعيم", "قايد")
FAMILIES = frozenset("عايله اسره".split())
MASCULINE = frozenset("جيش تنظيم حزب نظام لواء حشد تحالف فصيل حرس جناح فيلق طيران مجلس".split())
BROKEN_PLURALS = frozenset("فصايل كتايب سرايا الويه جبهه حركه قوي".split())
OF_THEM = frozenset(("منهم", "منهما"))
LOYAL = frozenset("موالي مواليا مواليين موالين موالون موال مواليه تابع تابعا تابعين تابعون تابعان تابعه منتميا منتمين".split())
SWORN = frozenset("بايعوا بايع بايعا يوالون".split())
TURNS = frozenset("قصف غاره هجوم اشتباكات منطقه مدينه بلده قريه محافظه حي اثر جراء خلال".split())
FIGHTING = SWORN | frozenset("يقاتلون يقاتل يقاتلان تقاتل قاتلوا يحاربون".split())
BESIDE = (["الي", "جانب"], ["في", "صفوف"], ["ضمن", "صفوف"])
GUNMEN = ("مسلح", "قيادي")  # as the men of no state are called
BOTH_SIDES = frozenset(("ar/roles/between", "ar/roles/coordination"))


def owner(found: CountFound, told: Told, lexicon: Lexicon) -> str | None:
    """Whose people they are by their pronoun (اثنين من مقاتليها, أحد عناصره): those of the armed body that speaks, else of the last one named before."""
    tokens = told.frame.sentence.tokens
    if not found.rule.endswith("own-losses") and not any(t.form in words().own_forces or t.form in words().own_people for t in tokens[found.first : found.last + 3]):
        return None
    if any(t.form.lstrip("لبو") in FAMILIES for t in tokens[max(0, found.first - FAMILY_WITHIN) : found.first]) and tokens[found.last].form.startswith("افراد"):
        return "civilians"  # منزل عائلة كذا وقتل ستة من أفرادها
    if found.measure in TAKEN and tokens[found.last].form.startswith(LEADERS):
        return None  # اختطفت الجبهة قائدها: of another, who speaks
    teller = _speaker(told)
    own = next((t.form for t in tokens[found.first : found.last + 3] if t.form in words().own_forces or t.form in words().own_people), "")
    before = [f for f in told.frame.marks.of("actor") if f.last < found.first and _is_of(f.entries[0].id, ARMED, lexicon) and _agrees(tokens, f.first, own)]
    named = [f.entries[0].id for f in before]
    acting = {p.found.start for p in told.parts if p.role in ("initiator", "blamed")}  # a part may bear another id than its name: المقاومة is that of the country
    blamed, doers = ({p.actor for p in told.parts if p.role == role} for role in ("blamed", "initiator"))
    met = [f.entries[0].id for f in before if f.entries[0].id not in blamed | doers and f.start not in acting]
    of_teller = [f for f in told.frame.marks.of("actor") if f.entries[0].id == teller]
    if _is_of(teller, ARMED, lexicon) and not (teller in doers and met) and (not of_teller or any(_agrees(tokens, f.first, own) for f in of_teller)):
        return teller
    if any(t.form in COMPANIONS for t in tokens[found.first : found.last + 3]):
        led = [f.entries[0].id for f in told.frame.marks.of("actor") if f.last < found.first and _is_of(f.entries[0].id, ARMED, lexicon) and _is_of_a_leader(tokens, f.first)]
        return next((group[-1] for group in (led, met) if group), None)  # كمين نصبته الحركة أدى لمقتل أربعة من مرافقيه: no men of hers
    # اتهمت الحركة إسرائيل بغارة قتلت خمسة من مقاتليها: whoever is accused does not lose them
    return next((group[-1] for group in (met, [actor for actor in named if actor not in blamed], named) if group), None)


def _agrees(tokens: Sequence[Token], first: int, own: str) -> bool:
    """Whether a body that begins at a token is of the gender of a pronoun: عناصرها of a militia, عناصره of an army; of names that no word tells (داعش, حماس) either may be said."""
    form = tokens[first].form.lstrip("و").removeprefix("ب").removeprefix("لل").removeprefix("ل").removeprefix("ال")
    if own.endswith("ها"):
        return form not in MASCULINE
    return not own.endswith("ه") or not (form.endswith(("ه", "ات")) or form in BROKEN_PLURALS)


def _is_of_a_leader(tokens: Sequence[Token], first: int) -> bool:
    """Whether a group that begins at a token is that of one man who leads or fights for it: القيادي الحوثي, قائد في الحركة."""
    at = first - 1 - (first > 1 and tokens[first - 1].form in ("في", "من"))
    unit = units_of[tokens[at].form][0] if at >= 0 else None
    return unit is not None and unit.number == 1 and unit.record.side == "any"


def of_them(found: CountFound, told: Told, lexicon: Lexicon) -> str | None:
    """Whom منهم takes up: of the armed who were named before, those who are acted upon (اشتبك الجيش مع مهربين وقتل اثنين منهم), else the last one named unless only he acts."""
    if found.measure not in LOSSES or not any(t.form in OF_THEM for t in told.frame.sentence.tokens[found.first : found.last + 2]):
        return None
    tokens = told.frame.sentence.tokens
    # a part that another sentence lends has its place there: only characters compare
    armed = sorted((p for p in told.parts if p.found.end <= tokens[found.first].start and _is_of(p.actor, ARMED, lexicon)), key=lambda p: p.found.start)
    doer = armed[-1].actor if armed and found.first and armed[-1].found.end == tokens[found.first - 1].end else None  # قتل الجيش خمسة منهم
    if doer is not None:
        armed = [p for p in armed if p.actor != doer]
        return armed[-1].actor if armed else None
    met = [p for p in armed if p.role == "target"] or [p for p in armed[1:] if p.rule in BOTH_SIDES]
    if met or not found.rule.endswith("of-them"):
        return met[-1].actor if met else None
    verb = found.first if found.trigger is None else found.trigger
    named = [f.entries[0].id for f in told.frame.marks.of("actor") if f.last < verb]
    doers = {p.actor for p in told.parts if p.role == "initiator"}
    return named[-1] if named and (named[-1] not in doers or len(doers) > 1) else None


def loyal_to(found: CountFound, told: Told) -> str | None:
    """Whom armed people serve by a word behind them: 45 مسلحا مواليا للنظام, خمسة جرحى في صفوف الفصائل الموالية لتركيا, تسعة مسلحين يقاتلون إلى جانب الحركة."""
    tokens = told.frame.sentence.tokens
    at = _serving(tokens, found.last + 1, is_armed=found.rule.endswith("fighters"))
    if at is None:
        return None
    is_loyal = tokens[at - 1].form.removeprefix("ال") in LOYAL
    sides = (f.entries[0].id for f in told.frame.marks.of("actor") if f.first == at and (not is_loyal or f.prefix.endswith("ل")))
    return next((side for side in sides if side not in ("civilians", "unknown")), None)


def _serving(tokens: Sequence[Token], first: int, *, is_armed: bool) -> int | None:
    """Where the body must stand that people serve, by what is said of them from a token on; of people who are not called armed only their ranks or their fighting tell."""
    first += first < len(tokens) and tokens[first].form in OF_RANK
    forms = [t.form for t in tokens[first : first + 8]]
    if is_armed and len(forms) > 1 and forms[0] in LOYAL:
        return first + 1
    tied = next((n for n, form in enumerate(forms[:-1]) if form.removeprefix("ال") in LOYAL), None)
    if is_armed and tied is not None and forms[0] in ("في", "من", "ضمن") and all(t.kind in ("word", "quote") and t.form not in TURNS for t in tokens[first : first + tied]):
        return first + tied + 1  # قيادي في وزارة الدفاع التابعة للحركة
    skipped = 2 if forms[:2] in (["في", "صفوف"], ["من", "صفوف"]) else 1 if forms[:1] == ["من"] else 0
    if skipped and len(forms) > skipped + 2 and forms[skipped].startswith("ال") and forms[skipped + 1].startswith("ال") and forms[skipped + 1].removeprefix("ال") in LOYAL:
        return first + skipped + 2
    verb = next((n for n, form in enumerate(forms[:4]) if form in FIGHTING), None)
    if verb is None or any(len(form) < 4 or not form.endswith(("ين", "ون", "ا", "ه", "ي")) for form in forms[:verb] if form != "غير"):
        return None
    if forms[verb] in SWORN:
        return first + verb + 1
    return first + verb + 3 if forms[verb + 1 : verb + 3] in BESIDE else first + verb + 2 if forms[verb + 1 : verb + 2] == ["مع"] else None


def rebels(told: Told, incident: Sequence[Told], armed: Sequence[str], lexicon: Lexicon) -> str | None:
    """The one armed group against the state that a telling, with the `armed` who are hit, its incident or its report may mean by متمردين; never the one that speaks of them, nor a militia beside such a group."""
    speaker = _speaker(told)
    hit = [a for a in armed if _is_of(a, NON_STATE, lexicon)]
    for groups in (hit, _sides(incident, lexicon), _attackers(incident, lexicon)):
        # a militia beside the state is nobody's rebels: 22 متمردا where the resistance took a hill
        met = [a for a in groups if a != speaker and lexicon.actors[a].group == "non_state"]
        met = [a for a in met if not lexicon.actors[a].joined] or met  # ميليشيات كذا وفلان: the first of the two
        if met:
            return met[0] if len(met) == 1 else told.only_rebels
    return told.only_rebels


def fighters(found: CountFound, told: Told, incident: Sequence[Told], armed: Sequence[str], lexicon: Lexicon) -> str | None:
    """Whose armed people are whom no word names: of the one armed body that was hit or whose staff they are, else of the rebels whom a state fights."""
    are_gunmen = any(t.form.removeprefix("و").removeprefix("ال").startswith(GUNMEN) for t in told.frame.sentence.tokens[found.first : found.last + 1])
    is_militia = len(armed) == 1 and armed[0] in lexicon.actors and lexicon.actors[armed[0]].group == "militia"
    if len(armed) == 1 and not (are_gunmen and _is_of(armed[0], STATES, lexicon)):
        return told.only_rebels if are_gunmen and is_militia and told.only_rebels else armed[0]  # قتل سبعة مسلحين تسللوا إلى مواقع المقاومة
    if not found.rule.endswith("fighters"):
        return None
    staff = {p.actor for p in told.parts if p.role == "target" and _is_of(p.actor, ("aid",), lexicon)}
    if not armed and not are_gunmen and len(staff) == 1:
        return staff.pop()  # استهدف القصف سيارة للدفاع المدني ما أدى إلى مقتل عنصرين
    side = _gunmen_met(told, incident, armed, lexicon) if are_gunmen else None
    doers = {p.actor for t in incident for p in t.parts if p.role == "initiator"} - {"unknown"}
    if side is None and not armed and doers and told.only_rebels not in doers and all(_is_of(doer, STATES, lexicon) for doer in doers):
        return told.only_rebels  # تبنى تنظيم كذا تفجيرا. وقتل الجيش خمسة عناصر
    return side


def _gunmen_met(told: Told, incident: Sequence[Told], armed: Sequence[str], lexicon: Lexicon) -> str | None:
    """Whose مسلحون are that fell where one group that is no state fights only states: هاجم تنظيم كذا نقطة للجيش وقتل تسعة مسلحين."""
    sides = set(_sides(incident, lexicon))
    states = {p.actor for t in incident for p in t.parts if _is_of(p.actor, STATES, lexicon)}
    return next(iter(sides)) if len(sides) == 1 and states and sides.isdisjoint((_speaker(told),)) and all(_is_of(a, STATES, lexicon) for a in armed if a not in sides) else None


def armed_targets(told: Told, incident: Sequence[Told], lexicon: Lexicon) -> list[str]:
    """The armed groups that are hit in a telling, else in its incident, in order of name."""
    own = {p.actor for p in told.parts if p.role == "target"}
    targets = own or {p.actor for t in incident for p in t.parts if p.role == "target"}
    return [t for t in sorted(targets) if t not in lexicon.actors or lexicon.actors[t].group in ARMED]


def _speaker(told: Told) -> str:
    """Who speaks in a telling, nobody where the report itself does."""
    return told.frame.telling.chain[0].id if told.frame.telling and told.frame.telling.chain else ""


def _is_of(actor: str, groups: Collection[str], lexicon: Lexicon) -> bool:
    """Whether the lexicon knows an actor and he is of one of these groups."""
    return actor in lexicon.actors and lexicon.actors[actor].group in groups


def _attackers(incident: Sequence[Told], lexicon: Lexicon) -> list[str]:
    """Who attacks in the incident and is no state: the attackers who fell are his."""
    return sorted({p.actor for p in _of_no_state(incident, lexicon) if p.role == "initiator"})


def _sides(incident: Sequence[Told], lexicon: Lexicon) -> list[str]:
    """The groups of the incident that are no state, in order of name."""
    return sorted({p.actor for p in _of_no_state(incident, lexicon) if p.actor != "armed_factions"})


def _of_no_state(incident: Sequence[Told], lexicon: Lexicon) -> list[Part]:
    return [p for t in incident for p in t.parts if _is_of(p.actor, NON_STATE, lexicon)]
