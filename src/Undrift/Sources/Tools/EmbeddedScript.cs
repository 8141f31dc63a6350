namespace Undrift;

/// <summary>The small programs that are run in the project's own interpreter.</summary>
internal static class EmbeddedScript
{
    /// <summary>The text of one.</summary>
    /// <param name="name">The file's name in <c>tools/</c> of the resources.</param>
    public static string Text(string name)
    {
        using var stream = typeof(EmbeddedScript).Assembly.GetManifestResourceStream("tools/" + name)!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
