using System.Text.Json;

namespace Undrift;

/// <summary>What became of a comment.</summary>
internal enum CommentOutcome
{
    /// <summary>There was none, and there is nothing to say.</summary>
    None,
    Created,
    Updated,

    /// <summary>It says the same already: nothing was written.</summary>
    Unchanged,
    Deleted,
}

/// <summary>
/// One comment on a pull request that is kept up to date. It is known by its marker and its author: the marker alone could
/// be written by anybody. Two runs at once end with one comment: each looks again after it made one, the oldest stays.
/// </summary>
/// <param name="github">GitHub.</param>
/// <param name="number">Number of the pull request.</param>
/// <param name="key">What the comment is about (<see cref="Marker.KeyOf"/>).</param>
internal sealed class StickyComment(GitHubClient github, int number, string key)
{
    private const int Attempts = 3;

    /// <summary>Has the comment say a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="onlyIfThere">True: where there is no comment, none is made.</param>
    /// <param name="cancellation">Ends the work.</param>
    public async Task<CommentOutcome> ShowAsync(string text, bool onlyIfThere, CancellationToken cancellation)
    {
        var signed = Marker.Sign(key, text);
        for (var attempt = 1; ; attempt++)
        {
            var own = await OwnAsync(cancellation);
            if (own.Count > 0)
                return await KeepOneAsync(own, signed, cancellation);
            if (onlyIfThere)
                return CommentOutcome.None;
            var created = await github.CreateAsync(
                $"issues/{GitHubClient.Number(number)}/comments",
                json => Body(json, signed),
                cancellation
            );
            if (created is not null || attempt == Attempts)
            {
                // Another run may have made one in the meantime, and so may an attempt whose answer was lost.
                own = await OwnAsync(cancellation);
                if (own.Count == 0)
                    throw UndriftException.Failed(
                        $"GitHub did not keep the comment on pull request {number}",
                        next: "try again later"
                    );
                await KeepOneAsync(own, signed, cancellation);
                return CommentOutcome.Created;
            }
        }
    }

    /// <summary>Removes the comment.</summary>
    public async Task<CommentOutcome> DeleteAsync(CancellationToken cancellation)
    {
        var own = await OwnAsync(cancellation);
        foreach (var comment in own)
            await github.DeleteAsync(PathOf(comment), cancellation);
        return own.Count == 0 ? CommentOutcome.None : CommentOutcome.Deleted;
    }

    /// <summary>Our comments, the oldest first: all pages are read.</summary>
    private async Task<List<Comment>> OwnAsync(CancellationToken cancellation)
    {
        var login = await github.ViewerAsync(cancellation);
        var own = new List<Comment>();
        await foreach (var item in github.ListAsync($"issues/{GitHubClient.Number(number)}/comments", cancellation))
        {
            var marker = Marker.Of(item.GetProperty("body").GetString());
            if (marker?.Key == key && GitHubClient.Login(item.GetProperty("user")) == login)
                own.Add(new Comment(item.GetProperty("id").GetInt64(), marker));
        }
        return [.. own.OrderBy(comment => comment.Id)];
    }

    private async Task<CommentOutcome> KeepOneAsync(List<Comment> own, string signed, CancellationToken cancellation)
    {
        foreach (var other in own.Skip(1))
            await github.DeleteAsync(PathOf(other), cancellation);
        if (own[0].Marker == Marker.Of(signed))
            return CommentOutcome.Unchanged;
        await github.UpdateAsync(PathOf(own[0]), json => Body(json, signed), cancellation);
        return CommentOutcome.Updated;
    }

    private static void Body(Utf8JsonWriter json, string text)
    {
        json.WriteStartObject();
        json.WriteString("body", text);
        json.WriteEndObject();
    }

    private static string PathOf(Comment comment) => $"issues/comments/{GitHubClient.Number(comment.Id)}";

    private sealed record Comment(long Id, Marker Marker);
}
