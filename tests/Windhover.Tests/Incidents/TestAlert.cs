using Windhover.Core.Detection;
using Windhover.Core.Entities;
using Windhover.Core.Scoring;

namespace Windhover.Tests.Incidents;

/// <summary>Alerts with the fields that incidents are made of.</summary>
internal static class TestAlert
{
    public const long Day = 86_400_000;

    public static Alert Of(double decades, string tactic = "TA0007", string model = "some-model", string entity = "device:a", long time = 0) => new()
    {
        AlertId = $"{model} {entity} {time} {decades} {tactic}",
        Time = time,
        FirstTime = time,
        Model = model,
        Title = model,
        Kind = AlertKind.Model,
        Severity = Severity.Medium,
        Entity = new EntityRef { Type = EntityType.Device, Id = entity, Name = entity, Account = "", Ips = [] },
        Score = ScoreScale.Of(decades),
        Probability = 1,
        Attacks = [new AttackTechnique(tactic, "T1046")],
    };
}
