namespace Undrift.Cli.Init;

/// <summary>A file that a project is to have.</summary>
/// <param name="Path">From the project's folder, with <c>/</c>; may lead out of it, to the root of the repository.</param>
/// <param name="Text">Its whole text.</param>
internal sealed record NewFile(string Path, string Text)
{
    /// <summary>True: the text is that of the file that is there, with lines added and none changed.</summary>
    public bool Extends { get; init; }

    /// <summary>True: a program, which may be executed.</summary>
    public bool IsProgram { get; init; }
}
