namespace Windhover.Integrations.Aws.Sources.Elb;

/// <summary>The forms of a line.</summary>
internal enum ElbLayout : byte
{
    None,
    Application,
    Network,
    Classic,
    Connection,
    Message,
}
