using System.Buffers.Text;
using Windhover.Core.Events;
using Windhover.Integrations.Aws.Sources.Common;
using Windhover.Integrations.Common;

namespace Windhover.Integrations.Aws.Sources.CloudTrail;

/// <summary>From the fields of a record to an <see cref="ActorActivity"/>.</summary>
/// <param name="symbols">Where texts are kept.</param>
internal sealed class CloudTrailMapping(SymbolTable symbols)
{
    private const int MostOperations = 16_384;
    private const int LongestErrorText = 64;
    private static readonly int NameField = Array.FindIndex(CloudTrailResources.Fields, f => f.Kind == "name");

    private readonly CloudTrailIdentity identity = new(symbols);
    private readonly ArnIdentity callers = new(symbols);
    private readonly SymbolCache services = new(symbols);
    private readonly SymbolCache operations = new(symbols);
    private readonly SymbolCache regions = new(symbols);
    private readonly SymbolCache accounts = new(symbols);
    private readonly SymbolCache errors = new(symbols);
    private readonly SymbolCache sources = new(symbols);
    private readonly SymbolCache resources = new(symbols);
    private readonly SymbolCache related = new(symbols);
    private readonly SymbolCache agents = new(userAgent => UserAgentFamily.Intern(userAgent, symbols), width: 320);
    private readonly SymbolCache buckets = new(name => ArnText.Bucket(symbols, default, name));
    private readonly Symbol[] kinds = [.. CloudTrailResources.Fields.Select(f => symbols.Intern(f.Kind))];
    private readonly Dictionary<(Symbol Service, Symbol Operation), CloudTrailOperation> known = [];

    /// <summary>Fills an event.</summary>
    /// <param name="record">The record.</param>
    /// <param name="activity">The cleared event.</param>
    /// <returns>What the operation is.</returns>
    public CloudTrailOperation Map(in CloudTrailRecord record, ref ActorActivity activity)
    {
        activity.Service = services.Of(record[CloudTrailSlot.EventSource]);
        activity.Operation = operations.Of(record[CloudTrailSlot.EventName]);
        activity.Region = regions.Of(record[CloudTrailSlot.Region]);
        activity.Account = accounts.Of(record[CloudTrailSlot.RecipientAccount]);
        activity.Agent = agents.Of(record[CloudTrailSlot.UserAgent]);
        activity.Id = RecordId.FromText(record[CloudTrailSlot.EventId]);
        var source = record[CloudTrailSlot.SourceIp];
        if (!Address.TryParse(source, out activity.SourceAddress)) activity.SourceName = sources.Of(source);
        activity.BytesOut = Number(record[CloudTrailSlot.BytesOut]);
        activity.BytesIn = Number(record[CloudTrailSlot.BytesIn]);
        identity.Map(record, ref activity);
        if (activity.Account.IsNone) activity.Account = activity.ActorAccount;

        var operation = Judge(activity.Service, activity.Operation);
        activity.Class = operation.Class;
        var readOnly = record[CloudTrailSlot.ReadOnly];
        activity.Activity = operation.Activity(readOnly.SequenceEqual("true"u8) ? Truth.Yes : readOnly.SequenceEqual("false"u8) ? Truth.No : Truth.Unknown);
        Outcome(record, ref activity);
        var resource = record.FirstResource(out var value);
        if (operation.Lesson != CloudTrailLesson.InstancesRan || !NewInstance(record, ref activity)) Resource(record, resource, value, ref activity);
        Related(record, activity.Resource.IsNone ? -1 : resource, ref activity);
        return operation;
    }

    /// <summary>Names the operation that an insight is about, and who called it most.</summary>
    public void Subject(in CloudTrailRecord record, ref ActorActivity activity)
    {
        activity.Service = services.Of(record[CloudTrailSlot.InsightEventSource]);
        activity.Operation = operations.Of(record[CloudTrailSlot.InsightEventName]);
        activity.Error = errors.Of(record[CloudTrailSlot.InsightError]);
        activity.Outcome = Core.Events.Outcome.Unknown;
        foreach (var attribution in new JsonSlice(record[CloudTrailSlot.InsightAttributions]))
        {
            if (!attribution.Text("attribute").SequenceEqual("userIdentityArn"u8)) continue;
            foreach (var caller in attribution["insight"])
            {
                callers.Map(caller.Text("value"), ref activity);
                return;
            }
        }
    }

    private CloudTrailOperation Judge(Symbol service, Symbol operation)
    {
        if (known.TryGetValue((service, operation), out var found)) return found;
        if (known.Count >= MostOperations) known.Clear();
        return known[(service, operation)] = CloudTrailOperation.Of(symbols.Text(service), symbols.Text(operation));
    }

    private void Outcome(in CloudTrailRecord record, ref ActorActivity activity)
    {
        var code = record[CloudTrailSlot.ErrorCode];
        var message = record[CloudTrailSlot.ErrorMessage];
        var signIn = record[CloudTrailSlot.SignInResult];
        var failed = !code.IsEmpty || !message.IsEmpty;
        activity.Error = errors.Of(code);
        if (activity.Class == EventClass.Authentication)
        {
            failed |= signIn.SequenceEqual("Failure"u8);

            // A sign-in fails without a code, with one of a few messages.
            if (code.IsEmpty && message.Length <= LongestErrorText) activity.Error = errors.Of(message);
            var mfa = record[CloudTrailSlot.MfaUsed];
            if (mfa.SequenceEqual("Yes"u8)) activity.Mfa = Truth.Yes;
            else if (mfa.SequenceEqual("No"u8)) activity.Mfa = Truth.No;
        }

        activity.Outcome = failed ? Core.Events.Outcome.Failure : Core.Events.Outcome.Success;
    }

    private bool NewInstance(in CloudTrailRecord record, ref ActorActivity activity)
    {
        foreach (var instance in record.Response["instancesSet"]["items"])
        {
            activity.Resource = resources.Of(instance.Text("instanceId"));
            activity.ResourceKind = symbols.Intern("instance"u8);
            return !activity.Resource.IsNone;
        }

        return false;
    }

    /// <summary>Calls that passed an endpoint of a network (network activity events) have it beside them where nothing else stands there.</summary>
    private void Related(in CloudTrailRecord record, int resource, ref ActorActivity activity)
    {
        var value = record.Related(resource);
        if (value.IsEmpty && record[CloudTrailSlot.EventType].SequenceEqual("AwsVpceEvent"u8)) value = record[CloudTrailSlot.VpcEndpoint];
        activity.Related = related.Of(value);
    }

    private void Resource(in CloudTrailRecord record, int index, ReadOnlySpan<byte> value, ref ActorActivity activity)
    {
        if (index == 0)
        {
            var region = record[CloudTrailSlot.Region];
            activity.Resource = region.StartsWith("cn-"u8) || region.StartsWith("us-gov-"u8) ? ArnText.Bucket(symbols, region, value) : buckets.Of(value);
            activity.ResourceKind = kinds[0];
            return;
        }

        var listed = CloudTrailResources.Listed(new JsonSlice(record[CloudTrailSlot.Resources]), out var type);
        if (!listed.IsEmpty)
        {
            activity.Resource = resources.Of(listed);
            activity.ResourceKind = CloudTrailResources.KindOf(type, symbols);
            return;
        }

        if (index < 0) return;
        activity.ResourceKind = index == NameField ? symbols.Intern(CloudTrailResources.KindOfName(record[CloudTrailSlot.EventSource])) : kinds[index];
        if (index == NameField && activity.ResourceKind.IsNone) return;
        activity.Resource = CloudTrailResources.Fields[index].Path switch
        {
            "requestParameters.userName" => ArnText.Identity(symbols, record[CloudTrailSlot.Region], record[CloudTrailSlot.RecipientAccount], "user/"u8, value),
            "requestParameters.roleName" => ArnText.Identity(symbols, record[CloudTrailSlot.Region], record[CloudTrailSlot.RecipientAccount], "role/"u8, value),
            _ => resources.Of(value),
        };
    }

    // The log writes whole numbers, sometimes with ".0".
    private static long Number(ReadOnlySpan<byte> text) =>
        !text.IsEmpty && Utf8Parser.TryParse(text, out double number, out _) && number is > 0 and < 1e18 ? (long)number : 0;
}
