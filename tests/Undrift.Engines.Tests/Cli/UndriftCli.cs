using System.CommandLine;
using System.Text;
using System.Text.Json;
using Undrift.Cli;

namespace Undrift.Engines.Tests.Cli;

/// <summary>What a run of the program said.</summary>
internal sealed record CliRun(int Code, string Out, string Error)
{
    /// <summary>Everything that a person or a log could see.</summary>
    public string All => Out + Error;

    /// <summary>The last line of the report.</summary>
    public string LastLine => Out.TrimEnd('\n').Split('\n')[^1];

    /// <summary>Standard output as JSON.</summary>
    public JsonElement Json => JsonDocument.Parse(Out).RootElement;

    /// <summary>Fails, with all that was said, unless the code is the expected one.</summary>
    public CliRun Expect(int code)
    {
        Assert.True(Code == code, $"exit code {Code}, expected {code}\n{All}");
        return this;
    }

    /// <summary>Expects a failure that says each of the texts, and what to do next or what was expected.</summary>
    public CliRun Fails(int code, params string[] texts)
    {
        Expect(code);
        foreach (var text in texts)
            Assert.Contains(text, Error, StringComparison.Ordinal);
        Assert.StartsWith("undrift: ", Error, StringComparison.Ordinal);
        Assert.Matches("\n  next:  |expected ", Error);
        Assert.DoesNotContain("   at ", Error, StringComparison.Ordinal);
        Assert.Empty(Out);
        return this;
    }
}

/// <summary>Runs the command line inside the test process, without terminal, with its own variables and clock.</summary>
internal sealed class UndriftCli
{
    /// <summary>The environment variables; nothing of the process's own is seen.</summary>
    public Dictionary<string, string> Variables { get; init; } = [];

    /// <summary>The clock.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>True: standard output is a terminal.</summary>
    public bool OnTerminal { get; init; }

    /// <summary>What a person at a terminal answers; null: there is no terminal to ask at.</summary>
    public string? Answer { get; init; }

    /// <summary>Runs a command with nothing special about it.</summary>
    public static Task<CliRun> RunAsync(params string[] args) => new UndriftCli().StartAsync(args);

    /// <summary>Runs a command.</summary>
    public async Task<CliRun> StartAsync(params string[] args)
    {
        using var output = new MemoryStream();
        await using var text = new StreamWriter(output, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        await using var error = new StringWriter { NewLine = "\n" };
        text.NewLine = "\n";
        var code = await CommandLine.RunAsync(args, Host(output, text, error));
        await text.FlushAsync(TestContext.Current.CancellationToken);
        return new CliRun(code, Encoding.UTF8.GetString(output.ToArray()), error.ToString());
    }

    /// <summary>Understands the words and runs nothing.</summary>
    public static ParseResult Parse(IReadOnlyList<string> args) =>
        CommandLine.Parse(args, new UndriftCli().Host(Stream.Null, TextWriter.Null, TextWriter.Null));

    /// <summary>The outside world as a command sees it, for a part of one.</summary>
    public CliHost HostFor(TextWriter output) => Host(Stream.Null, output, TextWriter.Null);

    /// <summary>The world that a run sees.</summary>
    public CliHost Host(Stream output, TextWriter text, TextWriter error) =>
        new(
            output,
            text,
            error,
            OutIsTerminal: OnTerminal,
            ErrorIsTerminal: Answer is not null,
            Width: 80,
            name => Variables.GetValueOrDefault(name),
            Clock,
            EngineList.All
        )
        {
            In = new StringReader(Answer ?? ""),
            InIsTerminal = Answer is not null,
        };
}

/// <summary>A clock that stands still.</summary>
internal sealed class StoppedClock(int year, int month, int day) : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => new(year, month, day, 12, 0, 0, TimeSpan.Zero);
}
