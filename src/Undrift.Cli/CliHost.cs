using System.Text;

namespace Undrift.Cli;

/// <summary>What a command may touch of the outside world; tests bring their own.</summary>
/// <param name="Output">Standard output as bytes, for formats that are bytes.</param>
/// <param name="Out">Standard output as text, over <paramref name="Output"/>: the report, nothing else.</param>
/// <param name="Error">Standard error: messages, progress.</param>
/// <param name="OutIsTerminal">True when a person sees standard output: colour is allowed.</param>
/// <param name="ErrorIsTerminal">True when a person sees standard error: a progress line is allowed.</param>
/// <param name="Width">Columns of the terminal.</param>
/// <param name="Variable">Looks an environment variable up.</param>
/// <param name="Clock">The clock.</param>
/// <param name="Engines">The engines.</param>
internal sealed record CliHost(
    Stream Output,
    TextWriter Out,
    TextWriter Error,
    bool OutIsTerminal,
    bool ErrorIsTerminal,
    int Width,
    Func<string, string?> Variable,
    TimeProvider Clock,
    IReadOnlyList<IEngine> Engines
)
{
    private const int NarrowestWidth = 40;
    private const int DefaultWidth = 80;
    private const int WidestWidth = 120;

    /// <summary>How long services are tried.</summary>
    public Patience Patience { get; init; } = Patience.Default;

    /// <summary>Standard input: answers of a person.</summary>
    public TextReader In { get; init; } = TextReader.Null;

    /// <summary>True when a person sits at standard input: a question is allowed.</summary>
    public bool InIsTerminal { get; init; }

    /// <summary>Name and version: <c>undrift 0.1.0</c>.</summary>
    public static string Tool { get; } =
        "undrift " + (typeof(CliHost).Assembly.GetName().Version?.ToString(3) ?? "0.0.0");

    /// <summary>The process's own console and environment.</summary>
    public static CliHost OfProcess()
    {
        var utf8 = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        var output = Console.OpenStandardOutput();
        var error = new StreamWriter(Console.OpenStandardError(), utf8) { AutoFlush = true };
        var outIsTerminal = !Console.IsOutputRedirected;
        return new CliHost(
            output,
            new StreamWriter(output, utf8, bufferSize: 16 * 1024),
            error,
            outIsTerminal,
            !Console.IsErrorRedirected,
            outIsTerminal ? WidthOfTerminal() : DefaultWidth,
            Environment.GetEnvironmentVariable,
            TimeProvider.System,
            EngineList.All
        )
        {
            In = Console.In,
            InIsTerminal = !Console.IsInputRedirected,
        };
    }

    /// <summary>Whether reports may be coloured (https://no-color.org).</summary>
    public bool MayColour(bool noColour) =>
        OutIsTerminal
        && !noColour
        && string.IsNullOrEmpty(Variable("NO_COLOR"))
        && !string.Equals(Variable("TERM"), "dumb", StringComparison.Ordinal);

    private static int WidthOfTerminal()
    {
        try
        {
            return Math.Clamp(Console.WindowWidth, NarrowestWidth, WidestWidth);
        }
        catch (IOException)
        {
            return DefaultWidth;
        }
    }
}
