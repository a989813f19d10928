using Windhover.Lab.Chance;
using Windhover.Lab.Company;
using Windhover.Lab.Truth;

namespace Windhover.Lab.Writers;

/// <summary>
/// Activities of the Reports API as a collector keeps them: one a line, a file per application and quarter of an hour. Form:
/// <c>https://developers.google.com/workspace/admin/reports/reference/rest/v1/activities/list</c>; events and parameters:
/// <c>https://developers.google.com/workspace/admin/reports/v1/appendix/activity/drive</c> and <c>…/login</c>. Neither says how large a file is.
/// </summary>
internal sealed class WorkspaceActivityWriter(long seed, Workspace workspace)
{
    private const int FileSeconds = 900;
    private const string Digits = "0123456789";
    private readonly SortedDictionary<(long Slot, string Application), RowFile> open = [];
    private readonly Utf8Buffer whole = new(1 << 18);

    /// <summary>Records an activity. Its qualifier comes from the random numbers given.</summary>
    public void Write(WorkspaceActivity activity, Rng rng, Story? story = null)
    {
        var unique = rng.Between(1, 8).ToString(System.Globalization.CultureInfo.InvariantCulture) + rng.Text(18, Digits);
        var application = activity.Document is null ? "login" : "drive";
        var key = (activity.Time / 1000 / FileSeconds, application);
        if (!open.TryGetValue(key, out var file)) open.Add(key, file = new());
        file.Begin();
        var t = file.Text;
        t.Add($$$"""{"kind":"admin#reports#activity","id":{"time":"{{{Stamp.Format(activity.Time, "yyyy-MM-dd'T'HH:mm:ss.fff'Z'")}}}","uniqueQualifier":"{{{unique}}}","applicationName":"{{{application}}}","customerId":"{{{workspace.CustomerId}}}"},"etag":"\"{{{rng.Hex(20)}}}\"","actor":{"callerType":"USER","email":"{{{activity.Member.Person.Email}}}","profileId":"{{{activity.Member.ProfileId}}}"},"ipAddress":"{{{activity.From}}}","events":[""");
        if (activity.Document is { } document) Drive(t, activity, document);
        else Login(t, activity);
        t.Add("]}\n"u8);
        file.End((ulong)activity.Time, unique, story);
        story?.Saw(activity.Time, activity.Time);
    }

    /// <summary>The files whose time came at or before a second.</summary>
    public IEnumerable<LabFile> Close(long second)
    {
        while (open.Count > 0)
        {
            var (key, file) = open.First();
            var end = (key.Slot + 1) * FileSeconds;
            if (end > second) yield break;
            open.Remove(key);
            var stamp = key.Slot * FileSeconds * 1000;
            var path = $"gworkspace/{key.Application}/{Stamp.Format(stamp, "yyyy/MM/dd")}/{key.Application}_{Stamp.Format(stamp, "yyyyMMdd'T'HHmm'Z'")}.jsonl";
            whole.Clear();
            file.CopyTo(whole, [], path);
            yield return new(path, whole.Written.ToArray(), (end + new Rng(seed, path).Between(60, 240)) * 1000);
        }
    }

    private static void Login(Utf8Buffer t, WorkspaceActivity activity)
    {
        var failed = activity.Name == "login_failure" ? """{"name":"login_failure_type","value":"login_failure_invalid_password"},""" : "";
        var second = activity.SecondStep.Length > 0 ? $",\"{activity.SecondStep}\"" : "";
        t.Add($$"""{"type":"login","name":"{{activity.Name}}","parameters":[{"name":"login_type","value":"google_password"},{{failed}}{"name":"login_challenge_method","multiValue":["password"{{second}}]},{"name":"is_suspicious","boolValue":false}]}""");
    }

    private static void Drive(Utf8Buffer t, WorkspaceActivity activity, Document document)
    {
        var before = document.Visibility;
        if (activity.IsOutside) document.Visibility = "shared_externally";
        else if (activity.SharedWith.Length > 0 && before == "private") document.Visibility = "shared_internally";
        var drive = document.SharedDrive.Length > 0;
        var shared = activity.SharedWith.Length == 0 ? "" : $$"""
            {"name":"target_user","value":"{{activity.SharedWith}}"},{"name":"old_value","multiValue":["none"]},{"name":"new_value","multiValue":["can_view"]},{"name":"old_visibility","value":"{{before}}"},{"name":"visibility_change","value":"{{(activity.IsOutside && before != "shared_externally" ? "external" : "none")}}"},
            """;
        t.Add($$"""{"type":"{{(shared.Length > 0 ? "acl_change" : "access")}}","name":"{{activity.Name}}","parameters":[{"name":"primary_event","boolValue":true},{"name":"billable","boolValue":true},{{shared}}{"name":"owner_is_shared_drive","boolValue":{{(drive ? "true" : "false")}}},{"name":"owner","value":"{{document.Owner}}"},""");
        if (drive) t.Add($$"""{"name":"shared_drive_id","value":"{{document.SharedDrive}}"},""");
        t.Add($$"""{"name":"doc_id","value":"{{document.Id}}"},{"name":"doc_type","value":"{{document.Type}}"},{"name":"is_encrypted","boolValue":false},{"name":"doc_title","value":"{{document.Title}}"},{"name":"visibility","value":"{{document.Visibility}}"},{"name":"actor_is_collaborator_account","boolValue":false}]}""");
    }
}
