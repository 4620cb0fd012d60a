using Retail.Connectors.Conformance;
using Retail.Connectors.Testing.Systems;

var arguments = Arguments.Parse(args, out var problem);
if (arguments is null)
{
    Console.Error.WriteLine(problem);
    Console.Error.WriteLine(Arguments.Usage);
    return 2;
}

var system = Catalogue.Find(arguments.System, arguments.Live, out problem);
if (system is null)
{
    Console.Error.WriteLine(problem);
    return 2;
}

var progress = new ProgressLine();
var report = await SystemConformance.RunAsync(system, arguments.Selects, progress, CancellationToken.None);
ProgressLine.Clear();
var live = arguments.Live ? " --live" : string.Empty;
report.WriteTo(
    Console.Out,
    item => $"dotnet run -c Release --project tests/Retail.Connectors.Conformance -- --system {arguments.System}{live} --case {item.Id}");
return report.Broken == 0 ? 0 : 1;
