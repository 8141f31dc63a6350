using System.Diagnostics;

namespace Undrift.Cli.Init;

/// <summary>The git repository that a project stands in.</summary>
/// <param name="Root">Its root: the folder that holds <c>.git</c>.</param>
/// <param name="Folder">The project's folder, from the root, with <c>/</c>; empty: the root.</param>
internal sealed record Repository(string Root, string Folder)
{
    /// <summary>The repository of a folder; null: it is in none.</summary>
    public static Repository? Of(string folder) =>
        RepositoryFile.RootOf(folder) is { } root
            ? new Repository(
                root,
                Path.GetRelativePath(root, folder).Replace('\\', '/') is var inner && inner == "." ? "" : inner
            )
            : null;

    /// <summary>A path from the root, as it is seen from the project's folder.</summary>
    public string FromProject(string path) =>
        Folder.Length == 0 ? path : string.Concat(Folder.Split('/').Select(_ => "../")) + path;

    /// <summary>A path of the project, as it is seen from the root.</summary>
    public string FromRoot(string path) => Folder.Length == 0 ? path : $"{Folder}/{path}";

    /// <summary>What tells the files of this project from those of another in the same repository: <c>-apps-api</c>; empty at the root.</summary>
    public string Suffix =>
        Folder.Length == 0
            ? ""
            : "-" + string.Concat(Folder.Select(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '_' ? c : '-'));

    /// <summary>The branch that is deployed.</summary>
    public string DefaultBranch
    {
        get
        {
            const string remote = "origin/";
            if (Git("symbolic-ref", "--short", "refs/remotes/origin/HEAD") is { } head)
                return head.StartsWith(remote, StringComparison.Ordinal) ? head[remote.Length..] : head;
            return Git("symbolic-ref", "--short", "HEAD") is "master" ? "master" : "main";
        }
    }

    /// <summary>Where its pipelines run: <c>github</c>, <c>gitlab</c>, <c>azure</c>; null: nothing says it.</summary>
    public string? Pipelines
    {
        get
        {
            bool Has(params string[] names) => Array.Exists(names, name => Path.Exists(Path.Combine(Root, name)));
            var origin = Git("config", "--get", "remote.origin.url") ?? "";
            bool At(string host) => origin.Contains(host, StringComparison.OrdinalIgnoreCase);
            return Has(".github") ? "github"
                : Has(".gitlab-ci.yml", ".gitlab") ? "gitlab"
                : Has("azure-pipelines.yml", ".azuredevops") ? "azure"
                : At("github") ? "github"
                : At("gitlab") ? "gitlab"
                : At("dev.azure.com") || At("visualstudio.com") ? "azure"
                : null;
        }
    }

    /// <summary>What git answers, without the line's end; null: it failed, said nothing, or is not there.</summary>
    public string? Git(params string[] args)
    {
        var start = new ProcessStartInfo("git", args)
        {
            WorkingDirectory = Root,
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        // Undrift may itself be called from a hook, for which git sets the repository.
        foreach (var name in start.Environment.Keys.Where(key => key is "GIT_DIR" or "GIT_WORK_TREE").ToList())
            start.Environment.Remove(name);
        try
        {
            using var process = Process.Start(start)!;
            process.StandardInput.Close();
            process.ErrorDataReceived += (_, _) => { };
            process.BeginErrorReadLine();
            var output = process.StandardOutput.ReadToEnd().Trim();
            process.WaitForExit();
            return process.ExitCode == 0 && output.Length > 0 ? output : null;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null;
        }
    }
}
