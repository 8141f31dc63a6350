namespace Undrift;

/// <summary>
/// What of the user's surroundings decides how a connection text is read: variables, the home folder, the name of the
/// user. Handed in, so that a test never touches the state of the process.
/// </summary>
/// <param name="Variable">The value of an environment variable; null when it is not set.</param>
/// <param name="UserName">The operating system's name of the user: the default login.</param>
/// <param name="HomeFolder">Where a client's own files (<c>.pgpass</c>, <c>.my.cnf</c>) and the cache are looked for.</param>
internal sealed record ClientEnvironment(Func<string, string?> Variable, string UserName, string HomeFolder)
{
    /// <summary>The surroundings of this process.</summary>
    public static ClientEnvironment Process { get; } =
        new(
            Environment.GetEnvironmentVariable,
            Environment.UserName,
            Environment.GetFolderPath(Environment.SpecialFolder.UserProfile)
        );

    /// <summary>The variable's value; null when it is not set or empty, which clients treat alike for paths.</summary>
    public string? NonEmpty(string name) => Variable(name) is { Length: > 0 } value ? value : null;
}
