"""``python -m commdocs``."""

import sys

from commdocs.cli import main

sys.exit(main())
