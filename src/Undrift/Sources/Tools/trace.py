"""Stands before a script: notes every file that is read, every folder that is listed and every path that is looked for,
in the file that UNDRIFT_TRACE names, so that the answer can be kept for as long as none of them changes."""


def _undrift_trace():
    import atexit
    import os
    import sys

    place = os.environ.pop("UNDRIFT_TRACE", None)
    if place is None:
        return
    noted = {}
    here = os.getcwd()
    busy = [False]

    def note(sort, path):
        if isinstance(path, int):
            return
        path = os.path.normpath(os.path.join(here, os.fsdecode(path)))
        if path == place or path.startswith(("/dev/", "/proc/self/")):
            return
        if path.endswith(".pyc"):
            # Python itself compares a compiled file with its source.
            folder, name = os.path.split(path)
            source = os.path.join(os.path.dirname(folder), name.split(".")[0] + ".py")
            path = source if os.path.basename(folder) == "__pycache__" and lookup(source) else path
        noted[(sort, path)] = None

    real_stat = os.stat

    def lookup(path):
        try:
            real_stat(path)
            return True
        except OSError:
            return False

    def stat(path, *args, **options):
        if not busy[0] and not isinstance(path, int):
            note("M", path)
        return real_stat(path, *args, **options)

    unknown = ("socket.connect", "socket.getaddrinfo", "subprocess.Popen", "os.exec", "os.posix_spawn", "os.system", "os.fork", "sqlite3.connect")

    def hook(event, arguments):
        if busy[0]:
            return
        busy[0] = True
        try:
            if event == "open" and arguments[0] is not None:
                mode = arguments[1]
                writes = any(c in mode for c in "wax+") if isinstance(mode, str) else bool(arguments[2] & 3)
                note("W" if writes else "F", arguments[0])
            elif event == "import" and arguments[1]:
                note("F", arguments[1])
            elif event in ("os.listdir", "os.scandir"):
                note("D", here if arguments[0] is None else arguments[0])
            elif event in unknown and not (event == "sqlite3.connect" and arguments[0] in (":memory:", "")):
                noted[("X", event)] = None
        except Exception as error:
            noted[("X", type(error).__name__)] = None
        finally:
            busy[0] = False

    for module in list(sys.modules.values()):
        if isinstance(getattr(module, "__file__", None), str):
            note("F", module.__file__)
    # What was read before this script was: settings of a virtual environment, and files that add to the path.
    for folder in {os.path.dirname(sys.executable), sys.prefix}:
        note("F", os.path.join(folder, "pyvenv.cfg"))
    for folder in sys.path:
        note("D", folder or here)
        if os.path.isdir(folder):
            for name in os.listdir(folder):
                if name.endswith(".pth"):
                    note("F", os.path.join(folder, name))
    sys.addaudithook(hook)
    os.stat = stat

    def write():
        busy[0] = True
        with open(place, "w", encoding="utf-8", newline="\n") as file:
            for sort, path in noted:
                file.write(f"{sort}{path}\0")
            file.write("E")

    atexit.register(write)


_undrift_trace()
