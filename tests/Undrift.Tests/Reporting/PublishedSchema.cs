using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace Undrift.Tests.Reporting;

/// <summary>Validates documents against the JSON Schemas that the repository publishes, with an independent validator.</summary>
internal static class PublishedSchema
{
    private const string Python = "/usr/bin/python3";

    // The documents come as one JSON text on a line each, so that one process validates them all.
    private const string Script = """
        import json, sys, jsonschema
        schema = json.load(open(sys.argv[1]))
        jsonschema.Draft202012Validator.check_schema(schema)
        validator = jsonschema.Draft202012Validator(schema)
        for line in sys.stdin:
            for error in validator.iter_errors(json.loads(json.loads(line))):
                print('/'.join(map(str, error.absolute_path)), error.message[:300])
        """;

    /// <summary>The validator's complaints, one a line; empty when every document is valid.</summary>
    public static async Task<string> ComplaintsAsync(string schema, IEnumerable<string> documents)
    {
        var cancellation = TestContext.Current.CancellationToken;
        if (!File.Exists(Python) || (await RunAsync(["-c", "import jsonschema"], [], cancellation)).Code != 0)
        {
            // On a developer's machine a missing validator is no failure; in continuous integration it is.
            Assert.True(Environment.GetEnvironmentVariable("CI") != "true", "python3-jsonschema is not installed");
            Assert.Skip("needs python3-jsonschema (apt-get install python3-jsonschema)");
        }
        var (code, output, errors) = await RunAsync(
            ["-W", "ignore", "-c", Script, PathOf(schema)],
            documents.Select(Quoted),
            cancellation
        );
        Assert.True(code == 0, errors);
        return output;
    }

    public static string PathOf(string schema, [CallerFilePath] string caller = "") =>
        Path.Combine(Path.GetDirectoryName(caller)!, "..", "..", "..", "schemas", schema);

    private static string Quoted(string document) => System.Text.Json.JsonSerializer.Serialize(document);

    private static async Task<(int Code, string Output, string Errors)> RunAsync(
        string[] arguments,
        IEnumerable<string> lines,
        CancellationToken cancellation
    )
    {
        var start = new ProcessStartInfo(Python, arguments)
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync(cancellation);
        var errors = process.StandardError.ReadToEndAsync(cancellation);
        foreach (var line in lines)
            await process.StandardInput.WriteLineAsync(line.AsMemory(), cancellation);
        process.StandardInput.Close();
        await process.WaitForExitAsync(cancellation);
        return (process.ExitCode, await output, await errors);
    }
}
