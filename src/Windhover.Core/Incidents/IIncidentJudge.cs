namespace Windhover.Core.Incidents;

/// <summary>Says what to make of alerts that belong together.</summary>
internal interface IIncidentJudge
{
    /// <summary>Looks at a draft and what is known at a time.</summary>
    /// <param name="draft">The draft; has at least one alert.</param>
    /// <param name="time">Event time, epoch milliseconds.</param>
    Judgement Judge(IncidentDraft draft, long time);

    /// <summary>Notes what the entities of a draft were seen with in the window that ends.</summary>
    void Observe(IncidentDraft draft);

    /// <summary>Takes the incident that was made of what was judged last.</summary>
    /// <param name="incident">As it is now.</param>
    /// <param name="isTold">Whether people are told of it.</param>
    /// <param name="time">Event time of the look, epoch milliseconds.</param>
    void Write(Incident incident, bool isTold, long time);

    /// <summary>An incident, told or not, became part of another.</summary>
    void Forget(string incidentId);
}
