using System.Text.Json;
using Windhover.Core.Events;

namespace Windhover.Tests.Integrations.Labelled;

/// <summary>Which class a record has: the first rule that holds, else the default.</summary>
public sealed class LabelledClass
{
    /// <summary>Without a rule.</summary>
    public string Default { get; set; } = nameof(EventClass.ApiActivity);

    /// <summary>The rules, in order.</summary>
    public List<LabelledClassRule> Rules { get; set; } = [];

    /// <summary>The class of one event of a record.</summary>
    /// <param name="log">The record.</param>
    /// <param name="operation">The event's operation, for records that hold several events.</param>
    public EventClass Of(JsonElement log, string operation) =>
        Enum.Parse<EventClass>(Rules.FirstOrDefault(r => r.Holds(log, operation))?.Is ?? Default);
}
