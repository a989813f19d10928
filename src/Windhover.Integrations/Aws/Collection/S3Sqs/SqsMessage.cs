namespace Windhover.Integrations.Aws.Collection.S3Sqs;

/// <summary>A message of a queue.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Handle">What it is deleted by.</param>
/// <param name="Body">Its text.</param>
/// <param name="Received">How often it was handed out, this time included.</param>
internal sealed record SqsMessage(string Id, string Handle, string Body, int Received);
