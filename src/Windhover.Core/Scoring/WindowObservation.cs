using Windhover.Core.Entities;
using Windhover.Core.PatternOfLife;

namespace Windhover.Core.Scoring;

/// <summary>A scored window as an observer sees it.</summary>
/// <param name="Entities">Who <see cref="EntityWindow.Entity"/> is.</param>
/// <param name="Book">What the window's values and pairs are.</param>
/// <param name="Window">What was seen.</param>
/// <param name="End">Event time at which it ended, epoch milliseconds.</param>
/// <param name="Probability">Of at least as unusual a window by chance, 0–1: what is compared with the threshold.</param>
/// <param name="Learning">True while the estate is too new to be judged.</param>
/// <param name="IsTold">True when an alert was raised over the entity within a day before: what goes on of it is told again only when it grows.</param>
internal readonly record struct WindowObservation(EntityTable Entities, WindowBook Book, EntityWindow Window, long End, double Probability, bool Learning, bool IsTold);
