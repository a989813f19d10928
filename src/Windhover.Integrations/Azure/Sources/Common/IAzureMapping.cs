using Windhover.Core.Events;
using Windhover.Integrations.Common;

namespace Windhover.Integrations.Azure.Sources.Common;

/// <summary>Says what the records of one log mean.</summary>
internal interface IAzureMapping
{
    /// <summary>Fills the event of a record.</summary>
    /// <param name="record">The record.</param>
    /// <param name="activity">Its event, with its place; the class is <see cref="EventClass.ApiActivity"/> until changed.</param>
    /// <param name="output">Where facts go; nothing else may be added.</param>
    /// <returns>Null, or why the record cannot be read, in constant words that name the field.</returns>
    string? Map(in JsonRecord record, ref ActorActivity activity, EventBuffer output);
}
