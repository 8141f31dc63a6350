using System.Text;

namespace Undrift.Tests.Configuring;

public sealed class ProjectFilesTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("undrift-config-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void The_configuration_is_searched_upwards_and_the_nearest_wins()
    {
        var inner = Directory.CreateDirectory(Path.Combine(_folder.FullName, "a", "b"));
        var outermost = Write("undrift.yml", "engine: sqlite");
        Assert.Equal(outermost, ProjectConfig.Find(inner.FullName));
        var nearer = Write("a/undrift.yaml", "engine: sqlite");
        Assert.Equal(nearer, ProjectConfig.Find(inner.FullName));
        Assert.Equal("sqlite", ProjectConfig.Load(nearer, ProjectConfigTests.Engines).Engine);
    }

    [Fact]
    public void Two_configurations_in_one_folder_are_an_error()
    {
        Write("undrift.yml", "engine: sqlite");
        Write("undrift.yaml", "engine: sqlite");
        var error = Assert.Throws<UndriftException>(() => ProjectConfig.Find(_folder.FullName));
        Assert.Equal("both undrift.yml and undrift.yaml are there", error.Message);
    }

    [Fact]
    public void The_usual_files_are_taken_where_they_exist()
    {
        var config = Load("engine: sqlite");
        var files = ProjectFiles.Of(config, null, _ => null);
        Assert.Null(files.Policy);
        Assert.Null(files.Ignore);
        Assert.Equal(Path.Combine(_folder.FullName, ".undrift", "accepted.yml"), files.Accepted);
        var policy = Write("drift-policy.yml", "");
        var ignore = Write(".driftignore", "");
        files = ProjectFiles.Of(config, null, _ => null);
        Assert.Equal(policy, files.Policy);
        Assert.Equal(ignore, files.Ignore);
    }

    [Fact]
    public void A_named_file_is_taken_whether_it_exists_or_not_and_the_command_line_wins()
    {
        Write("drift-policy.yml", "");
        var config = Load("policy: other.yml\nignore: ops/ignore");
        Assert.Equal(
            new ProjectFiles(
                Path.Combine(_folder.FullName, "other.yml"),
                Path.Combine(_folder.FullName, "ops/ignore"),
                Path.Combine(_folder.FullName, ".undrift", "accepted.yml")
            ),
            ProjectFiles.Of(config, null, _ => null)
        );
        Assert.Equal("mine.yml", ProjectFiles.Of(config, "mine.yml", _ => null).Policy);
    }

    [Fact]
    public void A_file_that_is_not_text_or_too_large_is_refused()
    {
        var path = Path.Combine(_folder.FullName, "x.yml");
        File.WriteAllBytes(path, [0x61, 0xFF, 0xFE, 0xC3]);
        Assert.Contains("not UTF-8", Refused(path), StringComparison.Ordinal);
        File.WriteAllText(path, new string('#', 5 << 20));
        Assert.Contains("larger than 4 MB", Refused(path), StringComparison.Ordinal);
        File.WriteAllText(path, "engine: sqlite", new UTF8Encoding(encoderShouldEmitUTF8Identifier: true));
        Assert.Equal("sqlite", ProjectConfig.Load(path, ProjectConfigTests.Engines).Engine);
    }

    private static string Refused(string path) =>
        Assert.Throws<UndriftException>(() => ProjectConfig.Load(path, ProjectConfigTests.Engines)).Message;

    private ProjectConfig Load(string text) =>
        ProjectConfig.Load(Write("undrift.yml", text), ProjectConfigTests.Engines);

    private string Write(string name, string text)
    {
        var path = Path.Combine(_folder.FullName, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
        return path;
    }
}
