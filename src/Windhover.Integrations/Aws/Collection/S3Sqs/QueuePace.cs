namespace Windhover.Integrations.Aws.Collection.S3Sqs;

/// <summary>How a queue is worked through.</summary>
/// <param name="WaitSeconds">How long one call waits for messages.</param>
/// <param name="HiddenSeconds">How long messages are hidden from others; extended while they are worked on.</param>
/// <param name="Parallel">Messages worked on at one time.</param>
internal sealed record QueuePace(int WaitSeconds, int HiddenSeconds, int Parallel);
