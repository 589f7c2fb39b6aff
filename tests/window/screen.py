"""The screen as a person has it: what is showing, by its name, through the accessibility tree (AT-SPI).

Nothing here knows the program's inside: things are found by role and visible name, pressed, typed into and read. Every
wait has an end, and says what was on the screen when it came.
"""
import os
import shutil
import subprocess
import time

import pyatspi

PATIENCE = float(os.environ.get("CERTDESK_PATIENCE", "60"))


class NotOnScreen(AssertionError):
    pass


def _showing(node):
    states = node.getState()
    return states.contains(pyatspi.STATE_SHOWING) and states.contains(pyatspi.STATE_VISIBLE)


def _walk(node):
    """Every showing descendant. Objects may go while we look: those are skipped."""
    try:
        children = [node.getChildAtIndex(i) for i in range(node.childCount)]
    except Exception:
        return
    for child in children:
        try:
            if child is None or not _showing(child):
                continue
        except Exception:
            continue
        yield child
        yield from _walk(child)


def _is_down(node):
    """Whether a button is on its way down: a press by other means than a finger takes Qt 100 ms, and counts at its end."""
    try:
        return node.getState().contains(pyatspi.STATE_PRESSED)
    except Exception: # gone by what the press did
        return False


class Screen:
    def __init__(self, program, process):
        self._program = program
        self._process = process # subprocess.Popen: a program that has ended shows nothing any more

    def application(self):
        def found():
            desktop = pyatspi.Registry.getDesktop(0)
            for i in range(desktop.childCount):
                try:
                    app = desktop.getChildAtIndex(i)
                    if app is not None and app.name == self._program:
                        return app
                except Exception:
                    continue
            return None

        return self.wait(found, f"the program {self._program}", look=False)

    def nodes(self):
        app = self.application()
        for node in _walk_windows(app):
            yield node

    def find(self, name, roles=None, exact=True):
        for node in self.nodes():
            try:
                text = node.name or ""
                if roles and node.getRoleName() not in roles:
                    continue
                if (text == name) if exact else (name in text):
                    return node
            except Exception:
                continue
        return None

    def wait(self, what, description, patience=None, look=True):
        end = time.monotonic() + (patience or PATIENCE)
        while True:
            found = what()
            if found:
                return found
            if self._process.poll() is not None:
                raise NotOnScreen(f"{self._program} has ended with {self._process.returncode} before: {description}")
            if time.monotonic() > end:
                seen = self.text() if look else ""
                raise NotOnScreen(f"not on the screen: {description}\n--- the screen says:\n{seen}")
            time.sleep(0.1)

    def wait_for(self, name, roles=None, exact=True, patience=None):
        return self.wait(lambda: self.find(name, roles, exact), f"{roles or 'anything'} named “{name}”", patience)

    def wait_gone(self, name, roles=None, patience=None):
        self.wait(lambda: self.find(name, roles) is None, f"“{name}” gone", patience)

    def press(self, name, roles=("push button", "button", "toggle button", "radio button", "check box", "link",
                                 "list item", "menu item", "page tab"), exact=True, patience=None):
        """Presses what is showing under this name, once it can be pressed."""

        def ready():
            node = self.find(name, roles, exact)
            if node is not None and node.getState().contains(pyatspi.STATE_ENABLED):
                return node
            return None

        node = self.wait(ready, f"“{name}”, ready to be pressed", patience)
        action = node.queryAction()
        names = [action.getName(i).lower() for i in range(action.nActions)]
        # A press is what a finger does; "toggle" would only set the mark.
        for wanted in ("press", "click", "toggle", "check"):
            if wanted in names:
                action.doAction(names.index(wanted))
                return self.wait(lambda: not _is_down(node), f"“{name}” let go again", patience)
        raise NotOnScreen(f"“{name}” cannot be pressed: {names}")

    def type_into(self, name, text, patience=None):
        """Puts text into the field of this name."""

        def editable():
            for node in self.nodes():
                try:
                    if node.name == name and node.getState().contains(pyatspi.STATE_EDITABLE):
                        return node
                except Exception:
                    continue
            return None

        node = self.wait(editable, f"a field named “{name}”", patience)
        node.queryEditableText().setTextContents(text)

    def focus(self, name, roles=None, exact=True):
        self.wait_for(name, roles, exact).queryComponent().grabFocus()

    def keys(self, *keys):
        """What fingers do on the keyboard, to whatever has the focus."""
        subprocess.run(["xdotool", "key", "--clearmodifiers", *keys], check=True)

    def text(self):
        lines = []
        for node in self.nodes():
            try:
                if node.name:
                    lines.append(f"{node.getRoleName()}: {node.name}")
            except Exception:
                continue
        return "\n".join(lines)


def _walk_windows(app):
    for i in range(app.childCount):
        try:
            window = app.getChildAtIndex(i)
            if window is None or not _showing(window):
                continue
        except Exception:
            continue
        yield window
        yield from _walk(window)


def picture(path):
    """A picture of the whole screen, for people to look at; never judged by a test."""
    if shutil.which("import") is None:
        return
    subprocess.run(["import", "-window", "root", path], check=False, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
