using System.Diagnostics;
using System.Text.Json;
using Undrift.Engines.Tests.Cli;
using Undrift.Engines.Tests.Corpus;

namespace Undrift.Engines.Tests.Ops;

/// <summary>The programs that check what stands in <c>ops/</c>; <c>eng/servers.sh</c> gets them.</summary>
internal static class OpsTools
{
    /// <summary>Grafana's string enumerations are written as their texts in JSON.</summary>
    private const string Loose = """
        type Loose<T> = T extends string ? `${T}`
            : T extends (infer U)[] ? Loose<U>[]
            : T extends { refId: string } ? { [K in keyof T]: Loose<T[K]> } & Record<string, unknown>
            : T extends object ? { [K in keyof T]: Loose<T[K]> }
            : T;
        """;

    /// <summary>A file of the kit.</summary>
    public static string Path(string name) => System.IO.Path.Combine(Repository.Root, "ops", name);

    /// <summary>The text of a file of the kit.</summary>
    public static string Text(string name) => File.ReadAllText(Path(name));

    /// <summary>Runs promtool in a folder.</summary>
    public static Task<CliRun> PromtoolAsync(string folder, params string[] args) =>
        RunAsync(Named("UNDRIFT_TEST_PROMTOOL", "promtool"), folder, args);

    /// <summary>What Grafana's grammar does not understand of queries; empty: it understands all.</summary>
    public static async Task<string> LogQlAsync(Workspace work, IEnumerable<string> queries)
    {
        var script = System.IO.Path.Combine(Repository.Root, "tests/Undrift.Engines.Tests/Ops/logql.mjs");
        var file = work.Write("queries.json", JsonSerializer.Serialize(queries.ToArray()));
        return (await RunAsync("node", work.Folder, script, Packages, file)).Expect(0).All;
    }

    /// <summary>What the TypeScript compiler complains of when JSON is given a type; empty: nothing.</summary>
    /// <param name="work">A folder.</param>
    /// <param name="package">The package that declares the type.</param>
    /// <param name="type">The type.</param>
    /// <param name="json">The value.</param>
    public static async Task<string> TypeErrorsAsync(Workspace work, string package, string type, string json)
    {
        Directory.CreateSymbolicLink(work["node_modules"], System.IO.Path.Combine(Packages, "node_modules"));
        work.Write("package.json", "{ \"type\": \"module\" }");
        work.Write(
            "check.ts",
            $"import type {{ {type} }} from \"{package}\";\n{Loose}\nexport const it: Loose<{type}> = {json};\n"
        );
        var compiler = System.IO.Path.Combine(Packages, "node_modules/typescript/bin/tsc");
        string[] options = ["--noEmit", "--strict", "--skipLibCheck", "--module", "nodenext", "--target", "es2022"];
        return (await RunAsync("node", work.Folder, [compiler, .. options, "check.ts"])).All;
    }

    private static string Packages => Named("UNDRIFT_TEST_OPS", "the folder of the packages that check ops/");

    private static string Named(string variable, string what) =>
        Environment.GetEnvironmentVariable(variable) is { Length: > 0 } value
            ? value
            : throw Missing.Skip($"no {what}: set {variable}, as eng/servers.sh does");

    private static async Task<CliRun> RunAsync(string program, string folder, params string[] args)
    {
        using var process = Process.Start(
            new ProcessStartInfo(program, args)
            {
                WorkingDirectory = folder,
                UseShellExecute = false,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            }
        )!;
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return new CliRun(process.ExitCode, await output, await error);
    }
}
