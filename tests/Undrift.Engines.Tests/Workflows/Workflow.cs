using System.Diagnostics;
using Undrift.Engines.Tests.Cli;
using YamlDotNet.RepresentationModel;

namespace Undrift.Engines.Tests.Workflows;

/// <summary>A workflow or an action as its file says: what starts it, its steps, and a runner for those that are shell scripts.</summary>
internal sealed class Workflow
{
    private readonly YamlMappingNode _root;

    private Workflow(string text)
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(text));
        _root = (YamlMappingNode)stream.Documents.Single().RootNode;
        Text = text;
    }

    /// <summary>The file.</summary>
    public string Text { get; }

    public static Workflow Load(string path) => new(File.ReadAllText(path));

    /// <summary>A node by its keys; null where there is none.</summary>
    public YamlNode? At(params string[] keys) => keys.Aggregate((YamlNode?)_root, (node, key) => Child(node, key));

    /// <summary>The texts of a list.</summary>
    public IReadOnlyList<string> List(params string[] keys) =>
        At(keys) is YamlSequenceNode list ? [.. list.Select(item => ((YamlScalarNode)item).Value!)] : [];

    /// <summary>The script of a step by the step's name.</summary>
    public string Script(string step) =>
        Steps().Where(node => Value(node, "name") == step).Select(node => Value(node, "run")).Single()!;

    /// <summary>Names of the steps in order.</summary>
    public IEnumerable<string?> StepNames => Steps().Select(node => Value(node, "name") ?? Value(node, "uses"));

    /// <summary>The steps of a job.</summary>
    public IEnumerable<YamlMappingNode> StepsOf(string job) =>
        ((YamlSequenceNode)At("jobs", job, "steps")!).Cast<YamlMappingNode>();

    private IEnumerable<YamlMappingNode> Steps()
    {
        var jobs = At("runs") is { } runs ? [runs] : ((YamlMappingNode)At("jobs")!).Children.Values;
        return jobs.SelectMany(job =>
            ((YamlSequenceNode)((YamlMappingNode)job).Children["steps"]).Cast<YamlMappingNode>()
        );
    }

    /// <summary>A text by its key; null where there is none.</summary>
    public static string? Value(YamlMappingNode node, string key) => (Child(node, key) as YamlScalarNode)?.Value;

    /// <summary>A node by its key; null where there is none.</summary>
    public static YamlNode? Child(YamlNode? node, string key) =>
        node is YamlMappingNode map && map.Children.TryGetValue(new YamlScalarNode(key), out var value) ? value : null;
}

/// <summary>What a runner gives a step: a folder, files for outputs and summary, programs.</summary>
internal sealed class Runner(string folder)
{
    private string Output => Path.Combine(folder, "github_output");

    private string SummaryFile => Path.Combine(folder, "github_summary");

    /// <summary>The outputs that steps have set.</summary>
    public IReadOnlyDictionary<string, string> Outputs =>
        File.Exists(Output)
            ? File.ReadAllLines(Output)
                .Select(line => line.Split('=', 2))
                .ToDictionary(pair => pair[0], pair => pair[1])
            : new Dictionary<string, string>();

    /// <summary>The summary that steps have written.</summary>
    public string Summary => File.Exists(SummaryFile) ? File.ReadAllText(SummaryFile) : "";

    /// <summary>Runs a script as the runner does: <c>bash -e -o pipefail</c>.</summary>
    public async Task<CliRun> RunAsync(string script, params (string Name, string Value)[] variables)
    {
        var programs = Directory.CreateDirectory(Path.Combine(folder, "programs")).FullName;
        var program = Path.Combine(programs, "undrift");
        await File.WriteAllTextAsync(program, $"#!/bin/sh\nexec dotnet '{UndriftProcess.Program}' \"$@\"\n");
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(program, (UnixFileMode)Convert.ToInt32("755", 8));
        var file = Path.Combine(folder, "step.sh");
        await File.WriteAllTextAsync(file, script);
        var start = new ProcessStartInfo("bash", ["--noprofile", "--norc", "-e", "-o", "pipefail", file])
        {
            WorkingDirectory = folder,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["PATH"] = programs + Path.PathSeparator + start.Environment["PATH"];
        start.Environment["GITHUB_OUTPUT"] = Output;
        start.Environment["GITHUB_STEP_SUMMARY"] = SummaryFile;
        start.Environment["GITHUB_ACTIONS"] = "true";
        start.Environment["RUNNER_TEMP"] = Directory.CreateDirectory(Path.Combine(folder, "temp")).FullName;
        foreach (var (name, value) in variables)
            start.Environment[name] = value;
        using var process = Process.Start(start)!;
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return new CliRun(process.ExitCode, await output, await error);
    }
}
