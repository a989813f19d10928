namespace Windhover.Core.Running;

/// <summary>An incident that a model would have changed.</summary>
/// <param name="Incident">Its id.</param>
/// <param name="Title">What it says.</param>
/// <param name="Effect"><c>opens</c>: of this model's alerts alone; <c>joins</c>: there is one without it, and it would have grown; <c>merges</c>: it connects several that were known.</param>
/// <param name="Alerts">How many alerts of the model it holds.</param>
/// <param name="Known">Ids of the incidents that were known and share an alert with it, sorted.</param>
public sealed record BacktestIncident(string Incident, string Title, string Effect, int Alerts, IReadOnlyList<string> Known);
