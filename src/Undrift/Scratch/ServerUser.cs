namespace Undrift;

/// <summary>The user that a private server runs as when Undrift runs as root: servers refuse root.</summary>
/// <param name="Name">The user's name.</param>
/// <param name="Id">Its number.</param>
/// <param name="Group">The number of its group.</param>
internal sealed record ServerUser(string Name, uint Id, uint Group)
{
    /// <summary>Null when this process is not root and runs the server itself; else an unprivileged user.</summary>
    /// <param name="own">The user that the server's packages make.</param>
    /// <exception cref="UndriftException">Root, and there is no user to change to.</exception>
    public static ServerUser? Needed(string own)
    {
        if (OperatingSystem.IsWindows() || !Environment.IsPrivilegedProcess)
            return null;
        return Find(own)
            ?? Find("nobody")
            ?? throw UndriftException.Failed(
                $"a scratch server must not run as root, and there is no user '{own}' or 'nobody' to run it as",
                next: "run Undrift as an ordinary user, or name a server with --scratch URL"
            );
    }

    /// <summary>Gives a file or folder to the user.</summary>
    public void Own(string path)
    {
        if (LibC.ChangeOwner(path, Id, Group) != 0)
            throw UndriftException.Failed(
                $"cannot give the scratch folder to user {Name}",
                path,
                "run Undrift as an ordinary user, or name a server with --scratch URL"
            );
    }

    private static ServerUser? Find(string name)
    {
        if (!File.Exists("/etc/passwd"))
            return null;
        foreach (var line in File.ReadLines("/etc/passwd"))
        {
            var fields = line.Split(':');
            if (fields.Length > 3 && fields[0] == name && uint.TryParse(fields[2], out var id) && id != 0)
                return new ServerUser(name, id, uint.Parse(fields[3]));
        }
        return null;
    }
}
