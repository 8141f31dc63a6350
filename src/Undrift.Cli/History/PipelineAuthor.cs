namespace Undrift.Cli;

/// <summary>Who runs the program, from the variables that pipelines set.</summary>
internal static class PipelineAuthor
{
    /// <summary>One kind of pipeline: the variable that gives it away, and how to find the rest.</summary>
    private sealed record Pipeline(
        string Mark,
        string Actor,
        Func<Func<string, string?>, string?> Run,
        string Commit,
        string Ref
    );

    private static readonly Pipeline[] Known =
    [
        // docs.github.com, "Variables reference".
        new(
            "GITHUB_ACTIONS",
            "GITHUB_ACTOR",
            variable =>
                variable("GITHUB_RUN_ID") is { Length: > 0 } id
                    ? $"{variable("GITHUB_SERVER_URL")}/{variable("GITHUB_REPOSITORY")}/actions/runs/{id}"
                    : null,
            "GITHUB_SHA",
            "GITHUB_REF_NAME"
        ),
        // docs.gitlab.com, "Predefined CI/CD variables reference".
        new(
            "GITLAB_CI",
            "GITLAB_USER_LOGIN",
            variable => variable("CI_JOB_URL"),
            "CI_COMMIT_SHA",
            "CI_COMMIT_REF_NAME"
        ),
        // learn.microsoft.com, "Use predefined variables".
        new(
            "TF_BUILD",
            "BUILD_REQUESTEDFOR",
            variable =>
                variable("BUILD_BUILDID") is { Length: > 0 } id
                    ? $"{variable("SYSTEM_COLLECTIONURI")}{variable("SYSTEM_TEAMPROJECT")}/_build/results?buildId={id}"
                    : null,
            "BUILD_SOURCEVERSION",
            "BUILD_SOURCEBRANCHNAME"
        ),
        // jenkins.io, "Using environment variables"; the Git plugin sets the commit and the branch.
        new("JENKINS_URL", "BUILD_USER_ID", variable => variable("BUILD_URL"), "GIT_COMMIT", "GIT_BRANCH"),
    ];

    /// <summary>The author.</summary>
    /// <param name="user">The user of the operating system.</param>
    /// <param name="variable">Looks an environment variable up.</param>
    public static RunAuthor Of(string user, Func<string, string?> variable)
    {
        string? Filled(string name) => variable(name) is { Length: > 0 } text ? text : null;
        return Array.Find(Known, known => Filled(known.Mark) is not null) is { } pipeline
            ? new RunAuthor(
                user,
                Filled(pipeline.Actor),
                pipeline.Run(variable) is { Length: > 0 } run ? run : null,
                Filled(pipeline.Commit),
                Filled(pipeline.Ref)
            )
            : new RunAuthor(user);
    }
}
