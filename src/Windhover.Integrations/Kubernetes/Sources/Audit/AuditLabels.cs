using Windhover.Core.Events;
using Windhover.Integrations.Common;

namespace Windhover.Integrations.Kubernetes.Sources.Audit;

/// <summary>
/// The labels of objects as their tags: https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/. They stand in <c>metadata.labels</c> of the object that the server answers with (level
/// RequestResponse of the audit's policy), else of the object that is sent (level Request); a patch names those that change. At level Metadata there are none.
/// </summary>
/// <param name="symbols">Where texts are kept.</param>
/// <param name="names">Writes names.</param>
internal sealed class AuditLabels(SymbolTable symbols, AuditNames names)
{
    private const int Most = 65_536;

    private const long Again = 600_000;

    private readonly Dictionary<Symbol, (ulong Labels, long Time)> told = [];

    /// <summary>Tells what a call that succeeded says of labels.</summary>
    public void Learn(in AuditCall call, in ActorActivity activity, EventBuffer output)
    {
        if (call.Name.IsEmpty || activity.Resource.IsNone || !(call.Subresource.IsEmpty || call.Subresource.SequenceEqual("status"u8))) return;
        if (activity.Activity == ActivityKind.Delete)
        {
            told.Remove(activity.Resource);
            Tell(call, activity, output, default, isWhole: true);
        }
        else if (activity.Activity is ActivityKind.Create or ActivityKind.Update)
        {
            var isPatch = call.KeptId.IsEmpty && call.Verb.SequenceEqual("patch"u8);
            var said = call.KeptId.IsEmpty ? call.SentLabels : call.KeptLabels;

            // Without any object nothing is known of its labels.
            if ((call.KeptId.IsEmpty && said.IsNone) || IsTold(activity, said, isPatch)) return;
            Tell(call, activity, output, said, !isPatch);
        }
    }

    private void Tell(in AuditCall call, in ActorActivity activity, EventBuffer output, JsonSlice labels, bool isWhole)
    {
        Tell(activity.Resource, activity, output, labels, isWhole);
        if (call.Resource.SequenceEqual("pods"u8)) Tell(names.Pod(call.Namespace, call.Name), activity, output, labels, isWhole);
        else if (call.Resource.SequenceEqual("nodes"u8)) Tell(symbols.Intern(call.Name), activity, output, labels, isWhole);
        else if (call.Resource.SequenceEqual("serviceaccounts"u8)) Tell(names.ServiceAccount(call.Namespace, call.Name), activity, output, labels, isWhole);
    }

    private void Tell(Symbol subject, in ActorActivity activity, EventBuffer output, JsonSlice labels, bool isWhole)
    {
        var tags = new TagTeller(symbols, subject, activity.Time, activity.Record, output);
        tags.SetEach(labels.Properties());
        if (isWhole)
        {
            tags.NoOthers();
            return;
        }

        // In a merge patch null takes a label away (RFC 7386).
        var properties = labels.Properties();
        while (properties.MoveNext())
        {
            if (properties.Value.Bytes.SequenceEqual("null"u8)) tags.Gone(properties.Name);
        }
    }

    // A node is patched every few seconds, a pod by every change of its status. After ten minutes it is told again all the same: where there are several API servers each writes a log of its own, and
    // the labels may have been others in between.
    private bool IsTold(in ActorActivity activity, JsonSlice labels, bool isPatch)
    {
        if (isPatch)
        {
            told.Remove(activity.Resource);
            return false;
        }

        if (told.Count >= Most) told.Clear();
        var hash = StableHash.Of(labels.Bytes);
        if (told.TryGetValue(activity.Resource, out var before) && before.Labels == hash && Math.Abs(activity.Time - before.Time) < Again) return true;
        told[activity.Resource] = (hash, activity.Time);
        return false;
    }
}
