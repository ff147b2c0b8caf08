"""Who did what to whom: the role of each actor of a frame, by voice, order, preposition and what stands before the name.

In: a frame. Out: `Part`s, an actor with its role and the rule that gave it. Arabic marks roles by what precedes a name
(على يد، من قبل، ضد، بين), by what it owns (مواقع قوات ...: the owner of what is hit is hit), by the genitive of a verbal
noun (مقتل X, هجوم X على Y), and else by order: verb, subject, object.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from riwaya.extract.frames import Act, Frame
from riwaya.lexicon import Entry, Found, Lexicon
from riwaya.model import Token

BY = frozenset("قبل يد ايدي ايادي بيد بايدي بنيران برصاص بقذائف بقصف بنار بصواريخ نيران برصاصات بمدفعيه".split())
COMMITTING = frozenset("ارتكب ارتكبت ارتكبوا يرتكب ترتكب شن شنت نفذ نفذت".split())
AUXILIARIES = frozenset("اقدم اقدمت اقدموا قام قامت قاموا تقوم يقوم تمكن تمكنت تمكنوا نجح نجحت بادر بادرت عمد عمدت عمدوا شرع شرعت باشر باشرت اقدام قيام".split())
SUPPORT = frozenset("بدعم باسناد بمسانده بمشاركه بتغطيه مدعومه مدعوما مدعومين بالتعاون بالاشتراك بمساعده وبدعم وباسناد وبمسانده وبمشاركه بمؤازره مسنوده بوساطه برعايه".split())
AGAINST = frozenset("علي ضد بحق تجاه باتجاه نحو صوب لصد".split())
RANKS = frozenset("صفوف عناصر عنصر مقاتلي مقاتلين قوات مسلحي ميليشيا ميليشيات مليشيا مليشيات جنود ضباط ضابط قيادي قياديين القيادي قائد افراد فرد مجموعه مجموعات فصيل خلايا خليه مسلحين المسلحين جندي حركه جماعه تنظيم لتنظيم وحدات قياده امن التابعه تابعه التابع تابع تابعين موالين مواليه المواليه".split())
MEMBERS = RANKS | frozenset("قناص قناصه قياديا قياديون قياديان قيادي قايد عضو عضوا اعضاء منفذ مهاجم مهاجمون مهاجمين خاطفون طايره طايرات زورق مدفعيه متشددون متشددين مسلحون مسلحين مقاتلون مقاتلين ارهابيون ارهابيين متمردون متمردين انتحاري انتحاريون انتحاريين جهاديون جهاديين قوه دوريه رتل رجال شبان عصابه ميليشيا مجموعه كتيبه فصيل عدد وحده ارتال".split())
# verbs that hang on a noun and put the doer right behind: عملية نفذتها X, هجوم شنه X
DOERS = ("نفذ", "شن", "زرع", "نصب", "اطلق", "القا", "نفذت", "شنت", "زرعت", "نصبت", "اطلقت", "تنفذ", "تشن", "قام", "قادت")
BELONGING = frozenset("التابعه تابعه التابع تابع".split())
BACKED = frozenset("المواليتين المواليتان الموالي المواليه الموالين الموالون مواليه موالي موالين المدعومه المدعوم بقياده تقوده تقودها يقوده يقودها وبقياده".split())
BYSTANDING = frozenset("انظار بحمايه حمايه بحراسه حراسه مراي".split())
HOLDING = frozenset("سيطره لسيطره بسيطره تسيطر يسيطر سيطرت نفوذ لنفوذ تخضع الخاضعه الخاضع خاضعه".split())
FROM_THERE = frozenset("من مصدره مصدرها مصدرهما انطلق انطلقت انطلاقا".split())
ASCRIBING = frozenset("ينسب تنسب نسب نسبت نسبه منسوب المنسوب المنسوبه منسوبه الاتهام اتهامات الاتهامات".split())
DEALING = frozenset("بالتعامل التعامل بالعمل للعمل بالانتماء الانتماء بالتخابر التخابر بالتجسس للانضمام بالانضمام الانضمام لصالح لمصلحه بتهمه".split())
SUSPECTED = frozenset("ينتمون ينتمي تنتمي منتمون منتمين المنتمين يتبعون يتبع يعتقد يشتبه يرجح رجح المشتبه يظن".split())
ACCUSING = frozenset("يتهمون متهما متهمه محمله محملا يحمل تحمل اتهم اتهمت اتهموا يتهم تتهم حمل حملت".split())
ARMED = frozenset(("state", "external", "non_state", "militia"))
PRESS = frozenset("انباء الانباء اعلام الاعلام وكاله تلفزيون قناه صحيفه صفحات معرفات اذاعه".split())
ABOVE_ALL = frozenset("راسها راسهم راسهما ابرزها ابرزهم بينها ضمنها".split())
ALIAS = frozenset("/ - – ( ) [ ] ، ,".split())
FOLLOWING = frozenset("المسانده مسانده المدعومه الروسيه الرديفه الحليفه المتحالفه".split())
ITSELF = frozenset("انه انها بانه بانها انهم بانهم".split())
DECLARED = frozenset("تنفيذ استهداف اعتقال القبض القاء تدمير اسقاط تحرير تصفيه قتل تفكيك تحييد تنفيذها استهدافها اعتقالها تنفيذه استهدافه".split())
LEADING = frozenset("عن في بيان لها له اليوم امس ، , رسمي لهم".split())
OWN_FORCES = frozenset("قواته قواتها قواتنا مقاتليه مقاتليها مقاتلوه مقاتلوها عناصره عناصرها جنوده طايراته طايراتها مدفعيته مدفعيتها دفاعاته دفاعاتها قواتهم مقاتليهم".split())
CIVILIAN = frozenset(("civilian", "aid"))


class Part(msgspec.Struct, frozen=True):
    """An actor of a frame: its match, id, role and the rule that gave the role."""

    found: Found
    actor: str
    role: str
    rule: str


def read_roles(frame: Frame, lexicon: Lexicon) -> list[Part]:
    """The parts of all actors of a frame, in order; an actor whose part is not told is left out."""
    parts: list[Part] = []
    chain = frame.telling.chain if frame.telling else ()
    accused = _accused(frame)
    accusers = [f for f in frame.actors if accused and f.last < accused[0].first and _accuses(frame, f)]
    for found in frame.actors:
        if found in accusers:
            continue
        actor = found.entries[0].id
        teller = next((s for s in chain if s.span[0] <= found.start < s.span[1]), None)
        if found in accused:
            parts.append(Part(found, actor, "blamed", "ar/roles/accused"))
        elif teller is not None:
            if teller.relation == "claimed" and lexicon.actors[actor].group not in CIVILIAN:
                parts.append(Part(found, actor, "initiator", "ar/roles/claimed"))
        else:
            decided = _role(frame, found, lexicon, parts)
            if decided:
                parts.append(Part(found, actor, *decided))
    speaking = _speaker_acts(frame, lexicon)
    if speaking is not None and not any(part.role == "initiator" and part.actor != "unknown" and part.rule != "ar/roles/with-support" for part in parts):
        parts = [part for part in parts if part.actor != speaking.actor] + [speaking]
    parts = [part for part, behind in zip(parts, [*parts[1:], None], strict=False) if not _is_told_by(part, behind)]
    if any(part.rule in ("ar/roles/suspected", "ar/roles/claimed", "ar/roles/speaker-acts") for part in parts):
        parts = [part for part in parts if part.actor != "unknown" or part.role != "initiator"]
    return parts


def _is_told_by(part: Part, behind: Part | None) -> bool:
    """Whether nameless armed people are those of the group right behind them: 37 مسلحا للتنظيم."""
    return behind is not None and part.actor == "unknown" and behind.role == part.role and 0 < behind.found.first - part.found.last <= 2 and "و" not in behind.found.prefix


def _speaker_acts(frame: Frame, lexicon: Lexicon) -> Part | None:
    """An armed body that tells what it did itself: أعلن الجيش أنه قصف, قال الناطق باسم X إن قواته قتلت."""
    teller = frame.telling.chain[0] if frame.telling else None
    if teller is None or teller.id not in lexicon.actors or lexicon.actors[teller.id].group not in ARMED:
        return None
    tokens = frame.sentence.tokens
    start = frame.telling.first if frame.telling else frame.first
    declared = next((p for p in range(start, min(start + 8, frame.last + 1)) if tokens[p].form.lstrip("ب") in DECLARED or tokens[p].form in DECLARED), None)
    if declared is not None and all(t.form in LEADING for t in tokens[start:declared]) and any(declared <= act.found.first <= declared + 2 for act in frame.acts):
        span = Found("actor", declared, declared, tokens[declared].start, tokens[declared].end, "", (Entry("actor", teller.id, "ar/roles/speaker", tokens[declared].form),))
        return Part(span, teller.id, "initiator", "ar/roles/speaker-acts")  # أعلنت قسد في بيان تنفيذ عملية
    for position in range(frame.first, frame.last):
        form = tokens[position].form
        reach = 3 if form in ITSELF else 2 if form in OWN_FORCES else 0
        is_lost = reach == 2 and tokens[position - 1].form in ("من", "بين")  # ثلاثة من جنوده قتلوا
        if reach and any(position < act.found.first <= position + reach and act.form != "noun" for act in frame.acts):
            span = Found("actor", position, position, tokens[position].start, tokens[position].end, "", (Entry("actor", teller.id, "ar/roles/speaker", form),))
            return Part(span, teller.id, "target", "ar/roles/speaker-loses") if is_lost else Part(span, teller.id, "initiator", "ar/roles/speaker-acts")
    return None


def _accused(frame: Frame) -> list[Found]:
    """Whom a verb of accusing accuses: its object, the second name behind it, or the first where somebody else speaks."""
    tokens = frame.sentence.tokens
    accusing = next((i for i in range(frame.first, frame.last + 1) if tokens[i].form.removeprefix("و") in ACCUSING), None)
    if accusing is None:
        return []
    behind = [f for f in frame.actors if accusing < f.first <= accusing + 14 and not any(accusing < act.found.first < f.first for act in frame.acts)]
    if not behind:
        return []
    # اتهم حاكم الإقليم قوات X: the accuser is no group, but somebody stands between the verb and X
    first = behind[0]
    spoken_for = any(tokens[accusing].end < s.span[0] < first.start for t in frame.marks.tellings for s in t.chain) or first.first > accusing + 2 + (first.last - first.first)
    named = behind[1:2] if not spoken_for else behind[:1]
    before = frame.actors and any(f.last == accusing - 1 for f in frame.actors)
    return behind[:1] if before else named


def _accuses(frame: Frame, found: Found) -> bool:
    """Whether a group stands beside a verb of accusing as its subject: حملت الحكومة X المسؤولية, الحكومة تتهم X."""
    tokens = frame.sentence.tokens
    around = [tokens[i].form.removeprefix("و") for i in (found.first - 1, found.last + 1) if frame.first <= i <= frame.last]
    return any(form in ACCUSING for form in around)


def _role(frame: Frame, found: Found, lexicon: Lexicon, before: list[Part]) -> tuple[str, str] | None:
    tokens = frame.sentence.tokens
    group = lexicon.actors[found.entries[0].id].group
    position, is_of = found.first - 1, False
    while position >= frame.first and (
        tokens[position].kind == "quote" or tokens[position].form in RANKS or (tokens[position].form == "ل" and tokens[position + 1].kind == "quote")
        or (tokens[position].form == "من" and position - 1 >= frame.first and _names_members(tokens, position - 1, frame.first))
    ):
        # متشددون من تنظيم X: the part is that of the people named before it
        is_of = is_of or tokens[position].form == "ل"
        position -= 1
    previous = tokens[position].form if position >= frame.first else ""
    earlier = tokens[position - 1].form if position - 1 >= frame.first else ""
    prefix = "ل" if is_of else found.prefix or (tokens[found.first].form[:1] if tokens[found.first].form[:1] in "بل" and not tokens[found.first].form.startswith("ال") else "")
    if before and before[-1].found.last >= position - 1 and found.first - before[-1].found.last <= 3 and ("و" in found.prefix or previous in ("و", "،", ",")):
        following = tokens[found.last + 1].form if found.last + 1 <= frame.last else ""
        if found.entries[0].id == "local_militia" and (following in BACKED or following in FOLLOWING):
            return None  # قوات النظام والميليشيات المساندة له: one side
        return before[-1].role, "ar/roles/coordination"
    if before and before[-1].found.last < found.first and _is_alias(tokens, before[-1].found.last + 1, found.first, before[-1].actor == found.entries[0].id):
        return before[-1].role, "ar/roles/other-name"
    if before and previous.lstrip("و") in ABOVE_ALL:
        return before[-1].role, "ar/roles/above-all"
    if previous in PRESS or earlier in PRESS:
        return None
    head = frame.head
    family = head.kind.family
    if found.entries[0].rule.endswith("/adjective") and any(found.first <= act.found.first <= found.last for act in frame.acts):
        return "initiator", "ar/roles/adjective-of-the-act"
    things = [o.entries[0].id for o in frame.objects if found.first <= o.first <= found.last]
    if found.entries[0].rule.endswith("/adjective") and things and family not in ("movement", "base") and not ("patrol" in things and family in ("raid", "custody")):
        return "target", "ar/roles/owner-of-what-is-hit"
    held = _holds_ground(frame, found, tokens)
    if held is not None:
        return held or None
    if _is_blamed(frame, found, tokens):
        return "blamed", "ar/roles/blamed"
    if any(t.form in DEALING for t in tokens[max(frame.first, found.first - 4) : found.first]):
        return None
    if group in CIVILIAN:
        return _people_role(frame, found, family, previous)
    if found.first and (tokens[found.first - 1].form in BACKED or any(t.form in BYSTANDING for t in tokens[max(frame.first, found.first - 3) : found.first])):
        return None  # الموالية لإيران says whom a group follows, not who acted
    if previous in BY and (earlier in ("من", "علي") or previous not in ("قبل", "يد")):
        return "initiator", "ar/roles/by"
    if previous in SUPPORT or earlier in SUPPORT or (previous == "من" and any(t.form in SUPPORT for t in tokens[max(frame.first, position - 4) : position])):
        return "initiator", "ar/roles/with-support"
    if _is_suspected(frame, found) and any(p.actor == "unknown" and p.role == "initiator" for p in before):
        return "initiator", "ar/roles/suspected"
    if any(t.form.lstrip("وف") in AUXILIARIES for t in tokens[max(frame.first, position - 2) : position + 1]) and any(act.found.first > found.last for act in frame.acts):
        return "initiator", "ar/roles/subject"  # أقدمت دورية تابعة لX على قتل
    if _is_doer_verb(previous) or previous.lstrip("وف") in COMMITTING:
        return "initiator", "ar/roles/doer-clause"
    if family in ("strike", "attack") and any(w.last in (position, position - 1) for w in frame.weapons) and not any(o.first <= position <= o.last for o in frame.objects):
        return "initiator", "ar/roles/whose-fire"  # بقذائف قوات X, مدفعية X
    owned = [o for o in frame.objects if o.last == position or o.last == position - 1]
    if owned and family not in ("movement", "base"):
        return "target", "ar/roles/owner-of-what-is-hit"
    if previous in ("بين", "وبين") or (family == "battle" and previous == "مع"):
        return "initiator", "ar/roles/between"
    governing = _governing(frame, found)
    if governing is None:
        return None
    roles = governing.trigger.roles
    if previous in AGAINST and governing.found.first > found.last and governing.form != "noun":
        return None  # نفوذها على X لكي يوقف
    if previous in AGAINST or (previous == "من" and "من" in roles):
        key = {"علي": "على"}.get(previous, previous)
        role = roles.get(key, "target")
        return (role if role != "place" else "target"), "ar/roles/against"
    if any(c.first <= found.first <= c.last + 4 and c.group == found.entries[0].id for c in frame.counts):
        return "target", "ar/roles/victims"
    if any(c.trigger is not None and c.first <= found.first <= c.last + 4 and c.trigger > c.last and frame.first <= c.trigger <= frame.last for c in frame.counts):
        return "target", "ar/roles/victims"
    if previous == "من" or prefix == "من":
        return ("target", "ar/roles/taken-from") if family in ("battle", "custody") else None
    belongs = any(t.form in BELONGING or t.form.removeprefix("ال") in MEMBERS for t in tokens[max(position + 1, frame.first) : found.first])
    if prefix in ("ل", "لل") and belongs and family in ("strike", "attack", "destruction", "raid", "custody", "operation") and any(part.role == "initiator" for part in before):
        return "target", "ar/roles/owner-of-what-is-hit"  # منشأة تابعة لقسد, خلية لتنظيم كذا
    if governing.found.last >= position - 1 and governing.found.first < found.first and found.first - governing.found.last <= 3:
        return _next_to(governing, frame, found, group, prefix)
    if prefix in ("ل", "لل"):
        return ("target" if roles.get("ل") == "target" else "initiator"), "ar/roles/of"
    if found.first < governing.found.first and earlier == "من" and any(part.rule == "ar/roles/subject" for part in before):
        return "target", "ar/roles/object-of-what-is-managed"  # تمكن التنظيم من مباغتة X بهجوم
    if found.first < governing.found.first:
        return ("target" if governing.is_result and governing.form != "verb" else "initiator"), "ar/roles/before-the-act"
    if family == "bomb" and governing.found.last < found.first and governing.form != "verb":
        return "target", "ar/roles/hit-by-a-bomb"
    taken = {part.role for part in before}
    if governing.form == "verb" and governing.is_result and any(t.form in ("برصاص", "بنيران", "بقصف", "بيد") for t in tokens[found.last + 1 : frame.last + 1]):
        return "target", "ar/roles/passive-subject"  # قتل مساعد في الأمن العسكري برصاص مسلحين
    if governing.form == "verb" and "initiator" not in taken:
        return "initiator", "ar/roles/subject"
    return ("target" if "initiator" in taken else "initiator"), "ar/roles/order"


def _is_suspected(frame: Frame, found: Found) -> bool:
    """Whether a word of suspicion leads to a name within its clause: يعتقد أنهم ينتمون إلى X."""
    tokens = frame.sentence.tokens
    for position in range(found.first - 1, max(frame.first, found.first - 7) - 1, -1):
        if tokens[position].form.removeprefix("و") in SUSPECTED:
            return True
        if tokens[position].form in ALIAS or any(act.found.first == position for act in frame.acts):
            return False
    return False


def _names_members(tokens: Sequence[Token], position: int, floor: int) -> bool:
    """Whether a noun of people or forces ends here, with an adjective or without: متشددون, قوة أمنية."""
    if tokens[position].form.removeprefix("ال") in MEMBERS:
        return True
    return position > floor and tokens[position].form.endswith(("ه", "ين", "ون")) and tokens[position - 1].form.removeprefix("ال") in MEMBERS


def _is_alias(tokens: Sequence[Token], first: int, end: int, is_same: bool) -> bool:
    """Whether only signs stand between two names of one group: تنظيم "ي ب ك/ بي كا كا", قوات سوريا الديمقراطية "قسد"."""
    between = tokens[first:end]
    signs = [t for t in between if t.kind == "quote" or t.form in ALIAS]
    return 0 < len(between) <= 4 and len(signs) == len(between) and (is_same or any(t.form in ("/", "-", "–", "(", "[") for t in between))


def _is_blamed(frame: Frame, found: Found, tokens: Sequence[Token]) -> bool:
    """Somebody lays an act at a group's door: ينسب إلى X, مسؤولية الهجوم على X, أصابع الاتهام إلى X, X المتهم بالوقوف خلفه, تقف X وراءه."""
    before = [t.form for t in tokens[max(0, found.first - 7) : found.first]]
    after = [t.form for t in tokens[found.last + 1 : found.last + 5]]
    if any(form.lstrip("و") in ASCRIBING for form in before[-5:]) and "الي" in before[-4:]:
        return True
    if any(form in ("مسووليه", "المسووليه", "مسيوليه", "بالمسووليه") for form in before) and ("علي" in before[-3:] or found.prefix.endswith("ل")):
        return True
    if after and after[0] in ("المتهم", "المتهمه", "المتهمين", "المتهمون"):
        return True
    standing = any(form.lstrip("و") in ("تقف", "يقف", "وقوف", "بوقوف", "وقفت", "وقف") for form in (*before[-3:], *after[:2]))
    return standing and any(form in ("وراء", "خلف", "وراءها", "خلفها", "وراءه", "خلفه") for form in (*after, *before[-2:]))


def _holds_ground(frame: Frame, found: Found, tokens: Sequence[Token]) -> tuple[str, str] | tuple[()] | None:
    """Ground that a group holds: fire from there is its fire (قصف من مناطق سيطرة X), else it only says where; None where none is told of."""
    window = range(max(frame.first, found.first - 5), found.first)
    holding = next((i for i in window if tokens[i].form in HOLDING), None)
    if holding is None or any(act.found.first <= holding <= act.found.last for act in frame.acts):
        return None
    before = [t.form for t in tokens[max(frame.first, holding - 5) : holding]]
    if frame.head.kind.family in ("strike", "attack") and any(form in FROM_THERE for form in before):
        return "initiator", "ar/roles/fire-from-its-ground"
    return ()


def _people_role(frame: Frame, found: Found, family: str, previous: str) -> tuple[str, str] | None:
    if family in ("protest", "displacement"):
        return "initiator", "ar/roles/people-act"
    if any(c.first <= found.first <= c.last + 3 for c in frame.counts) or previous in AGAINST or any(o.last >= found.first - 2 and o.last < found.first for o in frame.objects):
        return "target", "ar/roles/people-harmed"
    if any(act.found.last < found.first <= act.found.last + 3 for act in frame.acts):
        return "target", "ar/roles/people-harmed"
    return ("affected", "ar/roles/people-near") if family == "battle" else None


def _governing(frame: Frame, found: Found) -> Act | None:
    """The act that governs a name: the last one before it, else the first behind it."""
    before = [act for act in frame.acts if act.found.last < found.first]
    after = [act for act in frame.acts if act.found.first > found.last]
    return before[-1] if before else after[0] if after else None


def _next_to(act: Act, frame: Frame, found: Found, group: str, prefix: str) -> tuple[str, str]:
    """The name right behind an act: subject of a verb, genitive of a noun."""
    if act.form in ("noun", "form") and not act.trigger.verbs or act.form == "noun":
        role = act.trigger.roles.get("genitive", "initiator")
        if role == "target" and act.trigger.name == "targeting" and group in ARMED and _has_object(frame, found):
            return "initiator", "ar/roles/genitive"  # استهداف الجيش منطقة كذا, استهداف الطيران لسيارة
        if role == "either":
            role = "initiator"
        if prefix in ("ل", "لل") and act.trigger.roles.get("ل"):
            role = act.trigger.roles["ل"]
        if role in ROLES:
            return role, "ar/roles/genitive"
        return "initiator", "ar/roles/genitive"
    if act.is_result and act.form == "verb":
        objects = [c for c in frame.counts if c.first > found.last and (c.trigger is None or c.trigger == act.found.first)]
        return ("initiator", "ar/roles/subject") if objects else ("target", "ar/roles/passive-subject")
    return "initiator", "ar/roles/subject"


ROLES = frozenset(("initiator", "target", "affected", "blamed"))


def _has_object(frame: Frame, found: Found) -> bool:
    """Whether what is hit stands right behind a name: an object, a place or a type of place, bare or with ل."""
    tokens, behind = frame.sentence.tokens, found.last + 1
    while behind <= frame.last and tokens[behind].form.startswith("ب") and len(tokens[behind].form) > 3 and not any(p.first == behind for p in frame.places):
        # استهداف الجيش بصاروخ موجه سيارة: what it was hit with stands between
        behind = max((w.last for w in frame.weapons if behind <= w.first <= behind + 1), default=behind) + 1
    following = tokens[behind : behind + 2]
    if not following or behind > frame.last:
        return False
    starts = {o.first for o in frame.objects} | {p.first for p in frame.places}
    return behind in starts or following[0].form.startswith("ل") and len(following[0].form) > 3 or following[0].form.removeprefix("ل") in GROUND


GROUND = frozenset("منطقه مناطق احياء حي مدينه بلده قريه اطراف محيط منازل منزل سياره مواقع موقع نقطه نقاط مقر مقرات تجمع تجمعات قافله موكب حافله سوق مستشفي مدرسه".split())


def _is_doer_verb(word: str) -> bool:
    stem = word[:-2] if word.endswith("ها") else word[:-1] if word.endswith("ه") else ""
    return bool(stem) and stem in DOERS
