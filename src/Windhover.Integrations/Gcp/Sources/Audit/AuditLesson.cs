namespace Windhover.Integrations.Gcp.Sources.Audit;

/// <summary>What a successful call teaches about who is who.</summary>
internal enum AuditLesson : byte
{
    None,
    InstanceMade,
    InstanceEnded,
    AddressGiven,
    KeyMade,
    LabelsSet,
}
