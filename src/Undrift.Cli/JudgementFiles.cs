namespace Undrift.Cli;

/// <summary>The files that judging rests on, read and checked.</summary>
internal sealed record JudgementFiles(
    Policy Policy,
    IgnoreFile Ignore,
    AcceptanceFile Acceptances,
    Vocabulary Vocabulary
)
{
    /// <summary>Reads the files that there are.</summary>
    /// <exception cref="UndriftException">One is invalid.</exception>
    public static JudgementFiles Load(ProjectFiles files, Vocabulary vocabulary) =>
        new(
            files.Policy is { } policy ? Policy.Load(policy, vocabulary) : Policy.BuiltIn,
            files.Ignore is { } ignore ? IgnoreFile.Load(ignore, vocabulary) : IgnoreFile.None,
            AcceptanceFile.Load(files.Accepted),
            vocabulary
        );
}
