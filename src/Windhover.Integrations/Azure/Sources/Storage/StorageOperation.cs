using Windhover.Core.Events;

namespace Windhover.Integrations.Azure.Sources.Storage;

/// <summary>
/// What an operation of a storage service is
/// (https://learn.microsoft.com/en-us/rest/api/storageservices/storage-analytics-logged-operations-and-status-messages).
/// </summary>
internal static class StorageOperation
{
    /// <summary>What makes an operation one on a service, container or share instead of on what is in it.</summary>
    private static readonly string[] Around = ["Container", "Service", "Share", "FileSystem", "Account", "Queue", "Table", "Message", "Entity", "Entities", "Preflight", "UserDelegationKey"];

    private static readonly string[] Objects = ["Blob", "File", "Block", "Page", "Append", "Directory", "Path", "Range", "Handle"];

    private static readonly (string Verb, ActivityKind Kind)[] Verbs =
    [
        ("Get", ActivityKind.Read), ("List", ActivityKind.Read), ("Query", ActivityKind.Read), ("Find", ActivityKind.Read), ("Peek", ActivityKind.Read), ("Read", ActivityKind.Read), ("Select", ActivityKind.Read),
        ("Delete", ActivityKind.Delete), ("Clear", ActivityKind.Delete), ("Create", ActivityKind.Create), ("PutBlob", ActivityKind.Create), ("PutMessage", ActivityKind.Create), ("Insert", ActivityKind.Create), ("Copy", ActivityKind.Create),
        ("Set", ActivityKind.Update), ("Put", ActivityKind.Update), ("Append", ActivityKind.Update), ("Update", ActivityKind.Update), ("Merge", ActivityKind.Update), ("Undelete", ActivityKind.Update), ("Rename", ActivityKind.Update),
        ("Write", ActivityKind.Update), ("Flush", ActivityKind.Update), ("Snapshot", ActivityKind.Create), ("Lease", ActivityKind.Update), ("Acquire", ActivityKind.Update), ("Release", ActivityKind.Update), ("Break", ActivityKind.Update),
    ];

    /// <summary>Judges an operation; <see cref="ActivityKind.Other"/> where its name says nothing.</summary>
    public static (EventClass Class, ActivityKind Kind) Of(string name)
    {
        var isObject = Objects.Any(o => Has(name, o)) && !Around.Any(a => Has(name, a));
        return (isObject ? EventClass.FileHostingActivity : EventClass.ApiActivity, KindOf(name));
    }

    private static ActivityKind KindOf(string name)
    {
        foreach (var (verb, kind) in Verbs)
        {
            if (name.StartsWith(verb, StringComparison.OrdinalIgnoreCase)) return kind;
        }

        return Has(name, "Create") ? ActivityKind.Create : Has(name, "Delete") ? ActivityKind.Delete : ActivityKind.Other;
    }

    private static bool Has(string name, string word) => name.Contains(word, StringComparison.OrdinalIgnoreCase);
}
