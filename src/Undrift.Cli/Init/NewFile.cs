namespace Undrift.Cli.Init;

/// <summary>A file that a project is to have.</summary>
/// <param name="Path">From the project's folder, with <c>/</c>.</param>
/// <param name="Text">Its whole text.</param>
internal sealed record NewFile(string Path, string Text);
