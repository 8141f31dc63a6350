using System.Text.RegularExpressions;

namespace Undrift.Cli.Init;

/// <summary>All that the files of a project are made from.</summary>
/// <param name="Folder">The project's folder.</param>
/// <param name="Found">What was found there.</param>
/// <param name="Engine">The engine.</param>
/// <param name="Repository">The repository; null: the folder is in none.</param>
/// <param name="ConfigName">The name of its configuration: <c>undrift.yml</c>, or <c>undrift.yaml</c> where that is there.</param>
internal sealed partial record InitProject(
    ProjectFolder Folder,
    FoundProject Found,
    string Engine,
    Repository? Repository,
    string ConfigName
)
{
    /// <summary>What stands for the project's command where none is known.</summary>
    public const string OwnCommand = "./scripts/migrate.sh";

    private ProjectConfig? _config;

    /// <summary>The configuration: what is there, else what will be.</summary>
    public required string Config { get; init; }

    /// <summary>Names of the engines that there are.</summary>
    public required IReadOnlyList<string> Engines { get; init; }

    private ProjectConfig Read => _config ??= ProjectConfigReader.Read(Config, ConfigName, Engines);

    /// <summary>The environments, the most important first.</summary>
    public IReadOnlyList<string> Environments => Read.EnvironmentNames;

    /// <summary>The environments that a pipeline can reach: all but those of a developer's own machine.</summary>
    public IReadOnlyList<string> Deployed =>
        Environments.Where(name => !Own.Contains(name)).ToList() is { Count: > 0 } deployed ? deployed : Environments;

    /// <summary>The environment of a developer's own machine; null: there is none.</summary>
    public string? Local => Named(Own);

    private static readonly string[] Own = ["local", "dev", "development"];

    /// <summary>The environment that people depend on.</summary>
    public string Production =>
        Named("production", "prod", "live") ?? (Environments.Count > 0 ? Deployed[0] : "production");

    /// <summary>The environment before it; null: there is none.</summary>
    public string? Staging => Named("staging", "stage", "preprod", "preview");

    /// <summary>The hook; null: there is no repository, or nothing that it could look at.</summary>
    public SchemaHook? Hook =>
        Repository is { } repository && SchemaHook.Fits(Found) ? SchemaHook.Of(repository) : null;

    /// <summary>A path of the project from the root of its repository.</summary>
    public string FromRoot(string path) => Repository?.FromRoot(path) ?? path;

    /// <summary>The variables that an environment's connection is made of.</summary>
    /// <returns>Their names, and the one that holds the whole URL; null: none does.</returns>
    public (IReadOnlyList<string> All, string? Url) VariablesOf(string environment)
    {
        const string stand = "1";
        var names = new List<string>();
        try
        {
            var target = Read.Environment(
                environment,
                name =>
                {
                    names.Add(name);
                    return stand;
                }
            );
            string[] all = [.. names.Distinct(StringComparer.Ordinal)];
            return (all, target.Source == stand ? all[0] : null);
        }
        catch (UndriftException)
        {
            // A variable within a text that is no address with something else in its place.
            return (VariablesIn(Config), null);
        }
    }

    /// <summary>The variables of the configuration that a pipeline has to set.</summary>
    public IEnumerable<string> PipelineVariables
    {
        get
        {
            var deployed = Deployed.SelectMany(name => VariablesOf(name).All).ToList();
            var own = Environments.Except(Deployed).SelectMany(name => VariablesOf(name).All).Except(deployed);
            return VariablesIn(Config).Except(own);
        }
    }

    /// <summary>Every variable that a configuration names.</summary>
    public static string[] VariablesIn(string config) =>
        [.. Variable().Matches(config).Select(match => match.Groups["name"].Value).Distinct()];

    private string? Named(params string[] names) => Array.Find(names, name => Environments.Contains(name));

    [GeneratedRegex(@"\$\{(?<name>[A-Za-z_]\w*)", RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex Variable();
}
