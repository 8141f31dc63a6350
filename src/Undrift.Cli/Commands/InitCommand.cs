using System.CommandLine;
using System.Text.RegularExpressions;
using Undrift.Cli.Init;

namespace Undrift.Cli.Commands;

/// <summary><c>undrift init</c> and <c>undrift init github</c>: the files that a project needs.</summary>
internal static partial class InitCommand
{
    public static Command Make(CliHost host)
    {
        var command = new Command("init", "Write undrift.yml and drift-policy.yml for the project in this folder");
        var options = new Options();
        options.AddTo(command);
        command.Subcommands.Add(GitHub(host));
        command.SetAction(parsed =>
        {
            var project = Found(host);
            var engine = EngineOf(project, parsed.GetValue(options.Engine), host);
            options.Writing(parsed, host).Write(ProjectTemplate.Files(project, engine));
            host.Out.WriteLine("Next: set DATABASE_URL_PRODUCTION, then run 'undrift check -e production'.");
            return ExitCode.Success;
        });
        return command;
    }

    private static Command GitHub(CliHost host)
    {
        var command = new Command("github", "Write the GitHub workflows, too: check, gate, daily check, validation");
        var options = new Options();
        options.AddTo(command);
        command.SetAction(parsed =>
        {
            var project = Found(host);
            var writing = options.Writing(parsed, host);
            var engine = EngineOf(project, parsed.GetValue(options.Engine), host);
            NewFile[] files = [.. ProjectTemplate.Files(project, engine)];
            var config = TextOf(files[0].Path, files[0].Text);
            var environments = ProjectConfigReader
                .Read(config, ProjectConfig.FileNames[0], [.. host.Engines.Select(one => one.Name)])
                .EnvironmentNames;
            if (environments.Count == 0)
                throw UndriftException.Configuration(
                    "it names no environments, and the workflows check them",
                    ProjectConfig.FileNames[0],
                    "add 'environments:' (docs/configuration.md)"
                );
            writing.Write([
                .. files,
                .. GitHubTemplate.Files(
                    project,
                    environments,
                    Variables(config),
                    Variables(TextOf("alerts.yml", "")),
                    CliHost.Tool.Split(' ')[1]
                ),
            ]);
            host.Out.WriteLine("Next: add the secrets that the workflows name to the repository, then push.");
            return ExitCode.Success;
        });
        return command;
    }

    private static FoundProject Found(CliHost host)
    {
        var project = new ProjectFinder(Directory.GetCurrentDirectory()).Find();
        host.Error.WriteLine(
            project.Desired is { } desired
                ? $"undrift: found {project.Tool ?? "SQL"}: {Visible.Text(desired)}"
                : "undrift: found no schema, no migrations and no tool that is known; undrift.yml has to be completed"
        );
        return project;
    }

    private static string EngineOf(FoundProject project, string? named, CliHost host) =>
        named is not null
            ? EngineList.Named(named, host.Engines).Name
            : project.Engine
                ?? throw UndriftException.Usage(
                    "which engine is it for? No file here says it",
                    next: $"add --engine {string.Join(" or --engine ", host.Engines.Select(engine => engine.Name))}"
                );

    private static string TextOf(string file, string otherwise) =>
        File.Exists(file) ? TextFile.Read(file, "configuration") : otherwise;

    private static string[] Variables(string config) =>
        [.. Variable().Matches(config).Select(match => match.Groups["name"].Value).Distinct()];

    [GeneratedRegex(@"\$\{(?<name>[A-Za-z_]\w*)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Variable();

    private sealed class Options
    {
        public Option<string?> Engine { get; } = new SharedOptions().Engine;

        private readonly Option<bool> _yes = new("--yes")
        {
            Description = "Ask nothing; files that are there stay as they are",
        };
        private readonly Option<bool> _dryRun = new("--dry-run")
        {
            Description = "Write nothing, show what would be written",
        };
        private readonly Option<bool> _overwrite = new("--overwrite")
        {
            Description = "Replace files that say something else",
        };

        public void AddTo(Command command)
        {
            foreach (var option in (Option[])[Engine, _yes, _dryRun, _overwrite])
                command.Options.Add(option);
        }

        public FileWriting Writing(ParseResult parsed, CliHost host) =>
            new(host, Directory.GetCurrentDirectory())
            {
                Yes = parsed.GetValue(_yes),
                DryRun = parsed.GetValue(_dryRun),
                Overwrite = parsed.GetValue(_overwrite),
            };
    }
}
