"""What stands between a request and the routes: who asks, from where, with which right; and what a browser may do with an answer.

`guard` wraps the app; `needs` says on a route which role it takes; `passwords` and `tries` keep sign-ins slow; `sign_in` and `sign_out` are the session's doors.
"""

from riwaya.web.safety.guard import Guard
from riwaya.web.safety.passwords import check_password, hashed, is_right
from riwaya.web.safety.roles import desk_of, needs, person_of
from riwaya.web.safety.tries import Tries

__all__ = ["Guard", "Tries", "check_password", "desk_of", "hashed", "is_right", "needs", "person_of"]
