using Windhover.Lab.Attacks;
using Windhover.Lab.Behaviour;
using Windhover.Lab.Company;
using Windhover.Lab.Drift;
using Windhover.Lab.Truth;

namespace Windhover.Lab;

/// <summary>One run of the simulator: its log files in the order of their delivery, and the truth about them.</summary>
public sealed class LabRun
{
    private readonly World world;
    private readonly List<IBehaviour> company;
    private readonly List<Attack> staged;
    private readonly PriorityQueue<LabFile, (long Delivered, string Path)> ready = new(Comparer<(long Delivered, string Path)>.Create(
        static (a, b) => a.Delivered != b.Delivered ? a.Delivered.CompareTo(b.Delivered) : string.CompareOrdinal(a.Path, b.Path)));

    private bool started;

    /// <param name="options">What to simulate.</param>
    /// <param name="gateway">What is done about the company from outside while it is simulated; null for nothing.</param>
    /// <exception cref="ArgumentException">An option is out of its range.</exception>
    public LabRun(LabOptions options, LabGateway? gateway = null)
    {
        options.Check();
        Options = options;
        world = new(options, gateway);
        company = !options.Clouds ? [] :
        [
            new Autoscaling(world), new Shop(world), new Monitoring(world), new Agents(world), new NightWork(world), new InternetNoise(world), new AzureLife(world),
            new OfficeLife(world), new OfficeThings(world), new MachineCalls(world), new StaffCloud(world), new CloudServices(world), new Pipelines(world), new Services(world), new OddJobs(world),
            new Beats(world), new Visitors(world), new Mishaps(world), .. Calendar.Plan(world),
        ];
        if (world.Workspace is { } workspace) company.Add(new WorkspaceLife(world, workspace));

        // Last, so that what they add stands behind what is always there.
        IReadOnlyList<Family> families = [.. options.Clouds ? Family.All : [], .. options.HasWorkspace ? Family.OfWorkspace : []];
        staged = [.. families.Where(_ => options.Twins && options.Days > 1).Select(f => f.Make(world, twin: true)),
            .. families.Where(f => options.Days > 1 && options.Attacks.Contains(f.Kind, StringComparer.Ordinal)).Select(f => f.Make(world, twin: false))];
    }

    /// <summary>What is simulated.</summary>
    public LabOptions Options { get; }

    /// <summary>
    /// Simulates, and hands out every log file in the order in which a cloud would have delivered it. Lazy: the simulation goes as far as the files are
    /// taken. Can be walked once.
    /// </summary>
    /// <exception cref="InvalidOperationException">The run was walked before.</exception>
    public IEnumerable<LabFile> Play()
    {
        if (started) throw new InvalidOperationException("A run can be played once; make another with the same options");
        started = true;
        var minutes = Options.Days * 1440;
        for (var i = 0; i < minutes; i++)
        {
            var now = world.Minute(i);
            foreach (var file in world.Close(now.Second)) ready.Enqueue(file, (file.Delivered, file.Path));
            while (ready.TryPeek(out var next, out _) && next.Delivered <= now.Second * 1000) yield return ready.Dequeue();
            foreach (var behaviour in company) behaviour.Step(now);
            foreach (var attack in staged) attack.Step(now);
        }

        foreach (var file in world.Close(long.MaxValue)) ready.Enqueue(file, (file.Delivered, file.Path));
        while (ready.Count > 0) yield return ready.Dequeue();
    }

    /// <summary>The truth about what was staged, as UTF-8 JSON; complete once <see cref="Play"/> has been walked to its end.</summary>
    public byte[] Truth() => TruthFile.Render(Options, staged.Select(a => a.Story), world.Changes, world.Duplicates);

    /// <summary>
    /// Simulates and writes everything below a directory: the log files in the clouds' own layout under <c>logs/</c>, and <c>truth.json</c> beside it.
    /// </summary>
    /// <param name="options">What to simulate.</param>
    /// <param name="outputDirectory">Made when it does not exist; files in it are overwritten.</param>
    /// <param name="progress">Told after every simulated day.</param>
    public static void Generate(LabOptions options, string outputDirectory, IProgress<LabProgress>? progress = null)
    {
        var run = new LabRun(options);
        var made = new HashSet<string>(StringComparer.Ordinal);
        long files = 0, bytes = 0;
        var day = 0;
        foreach (var file in run.Play())
        {
            var path = Path.Combine(outputDirectory, "logs", Path.Combine(file.Path.Split('/')));
            var folder = Path.GetDirectoryName(path)!;
            if (made.Add(folder)) Directory.CreateDirectory(folder);
            File.WriteAllBytes(path, file.Content);
            files++;
            bytes += file.Content.Length;
            var reached = (int)Math.Min(options.Days, (file.Delivered / 1000 - run.world.Begin) / 86400);
            if (reached > day) progress?.Report(new(day = reached, options.Days, files, bytes));
        }

        Directory.CreateDirectory(outputDirectory);
        File.WriteAllBytes(Path.Combine(outputDirectory, "truth.json"), run.Truth());
        progress?.Report(new(options.Days, options.Days, files, bytes));
    }
}
