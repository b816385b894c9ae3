package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"time"

	"github.com/alecthomas/kong"

	"habeas"
)

// cli is the whole command line. Each field with cmd is a subcommand, in the order in which a newcomer meets them.
type cli struct {
	Data     string `placeholder:"DIR" help:"Folder that holds the register (or $$HABEAS_DATA; ./habeas-data when neither is given)."`
	Database string `placeholder:"URL" help:"PostgreSQL database that holds the register's tables (or $$HABEAS_DATABASE)."`
	Lexicon  string `placeholder:"DIR" help:"Folder of further words for extraction (or $$HABEAS_LEXICON; docs/lexicon.md)."`
	JSON     bool   `name:"json" help:"Print JSON instead of text for people."`

	Demo       demoCmd       `cmd:"" help:"Show the program at work on invented reports."`
	Init       initCmd       `cmd:"" help:"Make a new, empty register."`
	Add        addCmd        `cmd:"" help:"Enter reports from files, folders or standard input."`
	Watch      watchCmd      `cmd:"" help:"Look at feeds and sitemaps again and again, and take their new pages."`
	Incidents  incidentsCmd  `cmd:"" help:"List what happened, each thing once, or show some of it whole."`
	Cases      casesCmd      `cmd:"" help:"List groups of people and what became of them."`
	Claims     claimsCmd     `cmd:"" help:"Print what reports say, with the sentences."`
	Diff       diffCmd       `cmd:"" help:"Show what changed between two versions of a report."`
	Tally      tallyCmd      `cmd:"" help:"Add up: people by act, time, place and origin, as low, best and high."`
	Judge      judgeCmd      `cmd:"" help:"Record what a person decided."`
	Journal    journalCmd    `cmd:"" help:"Print what was captured and decided, by whom, when and why."`
	Serve      serveCmd      `cmd:"" help:"Show the register in a browser on this machine."`
	Extract    extractCmd    `cmd:"" help:"Print the claims of reports without storing anything."`
	Link       linkCmd       `cmd:"" help:"Print which reports tell of one incident, without storing anything."`
	ReadValues readValuesCmd `cmd:"" name:"read-values" help:"Print the numbers, times and act words of single sentences."`
	Places     placesCmd     `cmd:"" help:"Add places of your own: places import."`
	Evaluate   evaluateCmd   `cmd:"" help:"Score extraction and linking against reports that a person coded."`
	Rebuild    rebuildCmd    `cmd:"" help:"Make everything derived again from originals and journal."`
	Checkpoint checkpointCmd `cmd:"" help:"Sign the journal as it is now."`
	Prove      proveCmd      `cmd:"" help:"Print a proof that strangers can check."`
	Verify     verifyCmd     `cmd:"" help:"Check that nothing kept was changed or lost."`
	Backup     backupCmd     `cmd:"" help:"Write everything kept into one encrypted file, or check such files."`
	Restore    restoreCmd    `cmd:"" help:"Make a register of backups, in another place or on another engine."`
	Version    versionCmd    `cmd:"" help:"Print which program this is."`
}

const about = `A register of people detained and at risk of forced return, built from reports.

Start with "habeas demo". For a register of your own: "habeas init", then "habeas add" with files or folders of reports,
then "habeas incidents", "habeas cases", "habeas tally" or "habeas serve".`

// The exit statuses (formats 1).
const (
	exitDone    = 0
	exitFailed  = 1
	exitUsage   = 2
	exitPartial = 3
)

// stopped is thrown by kong's exit hook, which must not return: after --help nothing else may run.
type stopped int

// run is the program: everything it touches comes in as an argument, and it gives the exit status.
func run(ctx context.Context, args []string, stdin io.Reader, stdout, stderr io.Writer, getenv func(string) string, now func() time.Time) (status int) {
	s := &session{stdin: interruptible{ctx, stdin}, stdout: &quietWriter{w: stdout}, stderr: stderr, getenv: getenv, now: now}
	defer func() {
		switch p := recover().(type) {
		case nil:
		case stopped:
			status = int(p)
		default:
			panic(p)
		}
	}()
	var c cli
	app, err := kong.New(&c,
		kong.Name("habeas"),
		kong.Description(about),
		kong.Writers(stdout, stderr),
		kong.Exit(func(code int) { panic(stopped(code)) }),
		kong.Vars{"desk": deskAddress},
		kong.ConfigureHelp(kong.HelpOptions{Compact: true, NoExpandSubcommands: true, WrapUpperBound: 120}),
		kong.BindTo(ctx, (*context.Context)(nil)),
	)
	if err != nil {
		return s.fail(err)
	}
	k, err := app.Parse(helpLast(args))
	if err != nil {
		return s.fail(misuse(args, k, err))
	}
	s.take(&c)
	return s.fail(k.Run(s))
}

// helpLast lets people ask "habeas help add" as well as "habeas add --help".
func helpLast(args []string) []string {
	if len(args) > 0 && args[0] == "help" {
		return append(slices.Clone(args[1:]), "--help")
	}
	return args
}

// misuse turns a parse error into one that says where help is.
func misuse(args []string, k *kong.Context, err error) error {
	topic := "habeas --help"
	if k != nil && k.Selected() != nil {
		topic = "habeas " + k.Selected().Path() + " --help"
	} else if pe, ok := errors.AsType[*kong.ParseError](err); ok && pe.Context != nil && pe.Context.Selected() != nil {
		topic = pe.Context.Selected().FullPath() + " --help"
	}
	if len(args) == 0 {
		return habeas.Errorf(habeas.Usage, "say what to do; %q lists the commands, and %q shows the program at work", topic, "habeas demo")
	}
	return habeas.Errorf(habeas.Usage, "%s; see %q", err, topic)
}

// refused is what a command returns when it is done but some inputs were not taken; each has been named already.
type refused int

// Error says how many.
func (n refused) Error() string {
	if n == 1 {
		return "1 input was refused; everything else is done"
	}
	return fmt.Sprintf("%d inputs were refused; everything else is done", int(n))
}

// ended gives what a command that went through inputs ends with: stopped, some refused, or done.
func (s *session) ended(ctx context.Context, bad int) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	if bad > 0 {
		return refused(bad)
	}
	return nil
}

// fail prints err once, with what to do, and gives the exit status that stands for it.
func (s *session) fail(err error) int {
	if n, ok := errors.AsType[refused](err); ok {
		s.say("%s", n.Error())
		return exitPartial
	}
	switch {
	case err == nil, errors.Is(err, errReaderGone):
		return exitDone
	case errors.Is(err, context.Canceled):
		s.say("stopped; nothing is half done, and running the same command again goes on from here")
		return exitFailed
	}
	s.say("%s", strings.TrimSpace(err.Error()))
	if habeas.KindOf(err) == habeas.Usage {
		return exitUsage
	}
	return exitFailed
}
