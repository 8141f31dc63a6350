using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Undrift.Engines.Tests.Cli;
using Undrift.Engines.Tests.Workflows;
using Undrift.Tests.Notification;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Undrift.Engines.Tests.Ops;

/// <summary>The manifests for Kubernetes: what its API takes, with the least that the check needs, and scripts that work.</summary>
public sealed class KubernetesTests : IDisposable
{
    private const string CronJob = "kubernetes/cronjob.yml";
    private readonly Workspace _work = new();

    public void Dispose() => _work.Dispose();

    public static TheoryData<string, string, string> Manifests =>
        new()
        {
            { CronJob, "ServiceAccount", "v1" },
            { CronJob, "CronJob", "batch/v1" },
            { CronJob, "PersistentVolumeClaim", "v1" },
            { "kubernetes/secret.example.yml", "Secret", "v1" },
        };

    [Theory]
    [MemberData(nameof(Manifests))]
    public async Task It_is_what_the_API_takes(string file, string kind, string version)
    {
        var manifest = Documents(file).Single(document => document["kind"]!.GetValue<string>() == kind);
        Assert.Equal(version, manifest["apiVersion"]!.GetValue<string>());
        Assert.Equal(
            "",
            await OpsTools.TypeErrorsAsync(_work, $"kubernetes-models/{version}", $"I{kind}", manifest.ToJsonString())
        );
    }

    [Fact]
    public void Nothing_is_run_as_root_writable_or_privileged_and_no_two_at_once()
    {
        var job = Job();
        var pod = Pod();
        Assert.Equal("Forbid", job["spec"]!["concurrencyPolicy"]!.GetValue<string>());
        Assert.False(pod["automountServiceAccountToken"]!.GetValue<bool>());
        Assert.True(pod["securityContext"]!["runAsNonRoot"]!.GetValue<bool>());
        Assert.Equal("RuntimeDefault", pod["securityContext"]!["seccompProfile"]!["type"]!.GetValue<string>());
        Assert.All(
            Containers(),
            container =>
            {
                var context = container["securityContext"]!;
                Assert.True(context["readOnlyRootFilesystem"]!.GetValue<bool>());
                Assert.False(context["allowPrivilegeEscalation"]!.GetValue<bool>());
                Assert.Equal("[\"ALL\"]", context["capabilities"]!["drop"]!.ToJsonString());
                Assert.NotNull(container["resources"]!["limits"]!["memory"]);
            }
        );
    }

    [Fact]
    public void No_secret_stands_in_a_manifest()
    {
        Assert.All(
            Containers(),
            container => Assert.Equal("undrift", container["envFrom"]![0]!["secretRef"]!["name"]!.GetValue<string>())
        );
        var values = Documents("kubernetes/secret.example.yml").Single()["stringData"]!.AsObject();
        Assert.All(values, value => Assert.Equal("", value.Value!.GetValue<string>()));
    }

    [Theory]
    [InlineData("CREATE TABLE users (id INTEGER PRIMARY KEY, email TEXT NOT NULL);", 0)]
    [InlineData("CREATE TABLE users (id INTEGER PRIMARY KEY);", 1)]
    public async Task The_scripts_check_tell_and_end_with_the_exit_code_of_the_check(string live, int code)
    {
        using var services = new FakeServices();
        _work.Project("CREATE TABLE users (id INTEGER PRIMARY KEY, email TEXT NOT NULL);", live);
        _work.Write("alerts.yml", services.Config("  - { to: [slack] }"));
        Directory.CreateDirectory(_work["out"]);
        Directory.CreateDirectory(_work["state"]);
        var codes = new List<int>();
        foreach (var container in Containers())
        {
            var script = container["args"]![0]!
                .GetValue<string>()
                .Replace("/out/", _work["out/"], StringComparison.Ordinal)
                .Replace("/state/", _work["state/"], StringComparison.Ordinal);
            // As the manifest's sh does: without the runner's "stop at the first failure".
            var run = await new Runner(_work.Folder).RunAsync(
                $"set +e +o pipefail\n{script}",
                ("SECRET", FakeServices.Canary)
            );
            codes.Add(run.Code);
        }
        Assert.Equal([0, code], codes);
        Assert.Equal(code, services.Requests.Count);
    }

    private static JsonNode Job() =>
        Documents(CronJob).Single(document => document["kind"]!.GetValue<string>() == "CronJob");

    private static JsonNode Pod() => Job()["spec"]!["jobTemplate"]!["spec"]!["template"]!["spec"]!;

    private static IEnumerable<JsonNode> Containers() =>
        Pod()["initContainers"]!.AsArray().Concat(Pod()["containers"]!.AsArray()).Select(container => container!);

    private static List<JsonNode> Documents(string file)
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(OpsTools.Text(file)));
        return [.. stream.Documents.Select(document => Json(document.RootNode)!)];
    }

    private static JsonNode? Json(YamlNode node) =>
        node switch
        {
            YamlMappingNode map => new JsonObject(
                map.Children.Select(pair => KeyValuePair.Create(((YamlScalarNode)pair.Key).Value!, Json(pair.Value)))
            ),
            YamlSequenceNode list => new JsonArray([.. list.Select(Json)]),
            YamlScalarNode { Style: ScalarStyle.Plain, Value: "true" or "false" } flag => flag.Value == "true",
            YamlScalarNode { Style: ScalarStyle.Plain } scalar
                when int.TryParse(
                    scalar.Value,
                    NumberStyles.AllowLeadingSign,
                    CultureInfo.InvariantCulture,
                    out var number
                ) => number,
            var text => ((YamlScalarNode)text).Value,
        };
}
