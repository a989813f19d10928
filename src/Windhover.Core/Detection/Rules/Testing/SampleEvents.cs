using System.Text;
using Windhover.Core.Detection.Rules.Fields;
using Windhover.Core.Detection.Rules.Reading;
using Windhover.Core.Events;

namespace Windhover.Core.Detection.Rules.Testing;

/// <summary>Makes events of the samples that give them field by field.</summary>
internal static class SampleEvents
{
    /// <summary>Adds one event, of the model's first class unless it names another.</summary>
    public static void Add(SampleEvent sample, Model model, EventBuffer buffer)
    {
        if (model.IsNetwork) AddFlow(sample, buffer);
        else AddActor(sample, model.Classes[0], buffer);
    }

    private static void AddFlow(SampleEvent sample, EventBuffer buffer)
    {
        ref var flow = ref buffer.AddNetwork();
        flow.StartTime = flow.EndTime = sample.Time;
        foreach (var (field, value) in sample.Fields) NetworkValues.Set(ref flow, field, value, buffer.Symbols);
    }

    private static void AddActor(SampleEvent sample, EventClass type, EventBuffer buffer)
    {
        buffer.BeginAttributes();
        foreach (var (field, value) in sample.Fields)
        {
            if (field.StartsWith(RawField.Prefix, StringComparison.Ordinal)) buffer.AddAttribute(buffer.Symbols.Intern(field[RawField.Prefix.Length..]), Encoding.UTF8.GetBytes(value));
        }

        ref var actor = ref buffer.AddActor();
        actor.Time = sample.Time;
        actor.Class = type;
        actor.Attributes = buffer.EndAttributes();
        foreach (var (field, value) in sample.Fields)
        {
            if (field == "class") actor.Class = Words.Classes[value];
            else if (!field.StartsWith(RawField.Prefix, StringComparison.Ordinal)) ActorValues.Set(ref actor, field, value, buffer.Symbols);
        }
    }
}
