// Command habeas is a register of people detained and at risk of forced return, built from reports.
//
// Every subcommand has a file of its own. Results go to standard output, messages and progress to standard error. The exit
// status is 0 when all is done, 1 when something failed, 2 when the command was called wrongly, and 3 when some inputs were
// refused and the others are in.
package main

import (
	"context"
	"os"
	"os/signal"
	"syscall"
	"time"
)

func main() {
	// A reader that goes away (habeas incidents | head) shows as an error of the write, so that deferred cleaning still runs.
	signal.Ignore(syscall.SIGPIPE)
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	// The first interrupt asks every command to stop cleanly; a second one kills, as the signal's default does.
	context.AfterFunc(ctx, stop)
	os.Exit(run(ctx, os.Args[1:], os.Stdin, os.Stdout, os.Stderr, os.Getenv, time.Now))
}
