namespace Undrift;

/// <summary>What a piece of text is, for a terminal that can show it.</summary>
internal enum Tone
{
    Plain,
    Heading,
    Quiet,
    Error,
    Warning,
    Info,
    Good,
    Expected,
    Found,
}

/// <summary>Colours text, or not. Colour repeats what the words say; nothing is said by colour alone.</summary>
internal sealed class TextStyle
{
    /// <summary>Text as it is.</summary>
    public static readonly TextStyle Plain = new(ansi: false);

    /// <summary>ANSI escape sequences of the sixteen basic colours.</summary>
    public static readonly TextStyle Ansi = new(ansi: true);

    private readonly bool _ansi;

    private TextStyle(bool ansi) => _ansi = ansi;

    /// <summary>The tone of a severity.</summary>
    public static Tone Of(Severity severity) =>
        severity switch
        {
            Severity.ERROR => Tone.Error,
            Severity.WARNING => Tone.Warning,
            _ => Tone.Info,
        };

    /// <summary>The tone of a verdict.</summary>
    public static Tone Of(Verdict verdict) =>
        verdict switch
        {
            Verdict.Clean => Tone.Good,
            Verdict.Allowed => Tone.Warning,
            _ => Tone.Error,
        };

    /// <summary>The text in its tone.</summary>
    public string Paint(string text, Tone tone) =>
        !_ansi || tone == Tone.Plain || text.Length == 0 ? text : $"\u001b[{Code(tone)}m{text}\u001b[0m";

    private static string Code(Tone tone) =>
        tone switch
        {
            Tone.Heading => "1",
            Tone.Quiet => "2",
            Tone.Error => "1;31",
            Tone.Warning => "1;33",
            Tone.Info => "36",
            Tone.Good => "1;32",
            Tone.Expected => "31",
            _ => "32",
        };
}
