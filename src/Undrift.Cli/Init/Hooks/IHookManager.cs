namespace Undrift.Cli.Init;

/// <summary>What runs the hooks of a repository, and how it is told of one more.</summary>
internal interface IHookManager
{
    /// <summary>Its name, for a person.</summary>
    string Name { get; }

    /// <summary>Its file, from the root of the repository; null: the repository does not use it.</summary>
    string? FileIn(Repository repository);

    /// <summary>The text of its file with the hook in it.</summary>
    /// <param name="text">The file as it is; null: it is not there.</param>
    /// <param name="hook">The hook.</param>
    /// <returns>null: it is written in a way that nothing can be added to.</returns>
    string? With(string? text, SchemaHook hook);

    /// <summary>True when its file is a program.</summary>
    bool IsProgram { get; }
}
