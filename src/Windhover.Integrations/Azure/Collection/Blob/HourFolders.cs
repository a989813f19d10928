using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace Windhover.Integrations.Azure.Collection.Blob;

/// <summary>
/// Finds the blobs that may have grown: below each folder that is parted as <c>y=2026/m=03/d=02/h=10</c> those of the wanted hours, elsewhere those that were changed since. New
/// subscriptions and resources show as new folders and are found by themselves.
/// </summary>
internal sealed partial class HourFolders(BlobStore store, string container, string prefix)
{
    private const int Deepest = 16;
    private readonly List<(string Folder, bool IsParted)> folders = [];

    /// <summary>Looks for folders anew.</summary>
    public async Task WalkAsync(CancellationToken cancellation)
    {
        var found = new List<(string, bool)>();
        await WalkAsync(prefix, 0, found, cancellation).ConfigureAwait(false);
        folders.Clear();
        folders.AddRange(found);
    }

    /// <summary>Blobs of the hours from one time to another.</summary>
    public async IAsyncEnumerable<BlobInfo> BlobsAsync(DateTimeOffset from, DateTimeOffset to, [EnumeratorCancellation] CancellationToken cancellation)
    {
        foreach (var (folder, isParted) in folders)
        {
            var first = new DateTimeOffset(from.Year, from.Month, from.Day, from.Hour, 0, 0, TimeSpan.Zero);
            for (var hour = first; hour <= to; hour = isParted ? hour.AddHours(1) : DateTimeOffset.MaxValue)
            {
                var below = isParted ? folder + hour.ToString("'y='yyyy'/m='MM'/d='dd'/h='HH'/'", CultureInfo.InvariantCulture) : folder;
                await foreach (var (blob, _) in store.ListAsync(container, below, withFolders: false, cancellation).ConfigureAwait(false))
                {
                    if (blob is { Length: > 0 } && (isParted || blob.Modified >= from)) yield return blob;
                }

                if (!isParted) break;
            }
        }
    }

    [GeneratedRegex("(^|/)y=[0-9]{4}/$", RegexOptions.NonBacktracking)]
    private static partial Regex Year();

    private async Task WalkAsync(string folder, int depth, List<(string, bool)> found, CancellationToken cancellation)
    {
        var inner = new List<string>();
        var hasBlobs = false;
        await foreach (var (blob, below) in store.ListAsync(container, folder, withFolders: true, cancellation).ConfigureAwait(false))
        {
            hasBlobs |= blob is not null;
            if (blob is null) inner.Add(below);
        }

        if (inner.Any(i => Year().IsMatch(i))) found.Add((folder, true));
        else if (hasBlobs || depth == Deepest) found.Add((folder, false));
        else
        {
            foreach (var one in inner) await WalkAsync(one, depth + 1, found, cancellation).ConfigureAwait(false);
        }
    }
}
