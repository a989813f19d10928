using Windhover.Core.Events;

namespace Windhover.Core.Running;

/// <content>What no actor of ours did.</content>
internal sealed partial class EstateEngine
{
    // Nobody of ours acted: a stranger at a web server, a finding that names no one. It belongs to what it was done to, else to the account, and nothing is learned from it.
    private void TakeOfNobody(in ActorActivity activity, int resource, EventBuffer buffer)
    {
        var subject = resource >= 0 ? resource : resolver.ResolveAccount(activity);
        if (subject < 0 || !options.Models) return;
        matcher.Match(activity, buffer, SourceOf(activity.Record.File), probabilities.About(-1, activity, estateLearning: true), resolver.Entities.Id(subject), hits);
        if (hits.Count > 0) Raise(subject, -1, -1);
    }
}
